import { experiment } from "lrlab/engine";
import type { Row } from "../../badInputRow.js";

const finite = ["one", "a fraction", "huge", "a billion", "more than counts"];
const any = ["a text", "no text"];
const shapes = () => ({ constant: { kind: "constant", baseLr: 1 }, linear: { kind: "linear", baseLr: 1, totalSteps: 3 } });
const schedules = ["schedule", "constant", "linear"];
const exact = () => ({ kind: "noisyQuadratic" as const, shapes: shapes(), rates: [0.1, 0.2, 0.4], steps: 3, modes: 4 });
const training = () => ({
  problem: { kind: "moons", train: 8, validation: 4, test: 4 },
  model: { kind: "mlp", sizes: [2, 2, 2] },
  optimizer: { kind: "sgd", momentum: 0.9 },
  average: { kind: "ema", decay: 0.5 },
  batch: 4,
  steps: 2,
  seeds: { from: 2, to: 3, step: 1 },
  refine: false,
});
/** A pool that answers at once. */
const pool = () => ({
  size: 2,
  run: async () => ({ validation: { loss: 1, accuracy: null }, test: { loss: 1, accuracy: null }, trainLoss: 1, diverged: null }),
  close: async () => {},
});

export const experimentRows: Readonly<Record<string, Row>> = {
  experiment: {
    args: () => [
      {
        ...exact(),
        metric: "loss",
        baseline: "linear",
        smallest: 0.1,
        level: 0.9,
        finest: 1.5,
        mostRates: 4,
        refine: true,
        signal: { aborted: false },
        onProgress: () => {},
        results: [...experiment({ ...exact(), refine: false }).rows.slice(0, 1)],
      },
    ],
    optional: ["modes", "metric", "baseline", "smallest", "level", "finest", "mostRates", "refine", "signal", "onProgress", "results"].map(
      (name) => `0.${name}`,
    ),
    byName: ["0.shapes", "0.signal", "0.results.0", "0.results.0.validation", "0.results.0.test"],
    also: {
      "0.refine": ["a flag"],
      "0.signal.aborted": ["a flag"],
      "0.finest": ["Infinity"],
      "0.onProgress": ["a function", "a function with a name of its own", "a throwing function"],
      "0.results": ["no list"],
      "0.results.0.shape": any,
      "0.results.0.rate": finite,
      "0.results.0.validation.accuracy": finite.concat("null", "-0", "-1"),
      "0.results.0.test.accuracy": finite.concat("null", "-0", "-1"),
      "0.results.0.seed": ["null", "-0", "one", "a billion"],
      "0.results.0.diverged": ["null"],
    },
    says: schedules,
  },
  "a training experiment": {
    call: experiment,
    args: () => [
      {
        ...training(),
        shapes: { constant: { schedule: shapes().constant, optimizer: { weightDecay: 0.01 }, steps: 3 } },
        rates: { from: 0.1, to: 0.4, count: 2 },
        smallest: 0.5,
      },
    ],
    optional: [
      "average",
      "average.decay",
      "optimizer.momentum",
      "refine",
      "seeds.step",
      "problem.train",
      "problem.validation",
      "problem.test",
      "shapes.constant.optimizer",
      "shapes.constant.optimizer.weightDecay",
      "steps",
      "shapes.constant.steps",
    ].map((name) => `0.${name}`),
    byName: ["0.shapes"],
    also: { "0.refine": ["a flag"], "0.seeds": ["one"] },
    says: [
      ...schedules,
      "experiment",
      "moons",
      "mlp",
      "sgd",
      "ema",
      "average",
      "problem",
      "model",
      "optimizer",
      "moons.batch",
      "engine",
      "crossEntropy",
    ],
  },
  "a pooled experiment": {
    call: experiment,
    args: () => [{ ...exact(), pool: pool() }],
    optional: ["0.modes", "0.pool"],
    made: ["0.pool"],
    byName: ["0.shapes"],
    says: [...schedules, "experiment"],
  },
};
