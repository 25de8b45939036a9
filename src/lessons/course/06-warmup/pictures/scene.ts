import { type Experiment, experiment } from "../../../../labs/interactive.js";
import type { CurvesFigure } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import type { TrainedRun } from "../../../../plots/trainedRuns.js";
import { trainingFigure } from "../../../../plots/trainingFigure.js";
import { begun, chance, type Norm } from "../task.js";
import { warmups } from "./map.js";

/** Updates between two yields: about a tenth of a second's work. */
const slice = 25;
/** Half of what a guess costs: a run that ends above it has not learnt to sort. */
const alive = chance / 2;

/** One seed at one rate, with no warmup and with two. */
export const scene: Experiment = experiment({
  id: "scene",
  title: "One seed, one rate, three beginnings",
  controls: {
    norm: {
      type: "choice",
      label: "Layer norm",
      options: [
        { value: "post", label: "post" },
        { value: "pre", label: "pre" },
      ],
      start: "post",
    },
    rate: {
      type: "choice",
      label: "Peak rate η",
      options: ["0.003", "0.01", "0.03"].map((value) => ({ value, label: value })),
      start: "0.03",
    },
    seed: { type: "number", label: "Seed", min: 1, max: 32, step: 1, start: 1 },
  },
  *run({ norm, rate, seed }): Generator<number, CurvesFigure> {
    const runs: Record<string, TrainedRun> = {};
    const ends: string[] = [];
    for (const [i, warmup] of warmups.entries()) {
      const { run } = begun({ norm: norm as Norm, rate: Number(rate), warmup, seed });
      while (run.advance(slice)) yield (i + run.step / run.steps) / warmups.length;
      yield (i + 1) / warmups.length;
      runs[`warmup ${warmup}`] = { steps: run.steps, history: run.history, diverged: run.diverged };
      const losses = run.history.slice(-30).map(({ loss }) => loss);
      const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
      ends.push(`${mean > alive ? "is dead" : "lives"} after ${warmup} updates of warmup (${formatNumber(mean, 2)})`);
    }
    const figure = trainingFigure(runs);
    return {
      ...figure,
      sentence: `At η = ${rate} the ${norm}-norm net of seed ${seed} ${ends.join(", ")}: the mean training loss of the last 30 updates, where guessing costs ${formatNumber(chance, 3)}.`,
    };
  },
});
