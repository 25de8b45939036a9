/** How long a fair fight takes: 3 shapes x 6 rates x 6 seeds on the glyph MLP, 25 epochs each, in one Worker per core. `node_modules/.bin/node test/bench/experiment.ts`, after `npm run build:lib`. */
import { constant, cosineAnnealing, linear } from "lrlab";
import { experiment } from "lrlab/engine";
import { workers } from "lrlab/workers";

const steps = 25 * Math.floor(1500 / 32);
const pool = workers();
const started = performance.now();
const { rows } = await experiment({
  pool,
  problem: { kind: "glyphs", train: 1500 },
  model: { kind: "mlp", sizes: [144, 64, 10], act: "relu" },
  optimizer: { kind: "sgd", momentum: 0.9 },
  shapes: {
    constant: constant({ baseLr: 1 }),
    cosine: cosineAnnealing({ baseLr: 1, totalSteps: steps }),
    linear: linear({ baseLr: 1, totalSteps: steps }),
  },
  rates: [0.01, 0.02, 0.05, 0.07, 0.1, 0.2],
  seeds: 6,
  steps,
  batch: 32,
  metric: "accuracy",
  baseline: "constant",
  smallest: 0.005,
  refine: false,
});
await pool.close();
const { user, system } = process.cpuUsage();
console.log(
  `${rows.length} runs of ${steps} updates: ${((performance.now() - started) / 1000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of CPU`,
);
