import type { ExperimentTable } from "../../../../engine/experiment/table.js";
import { experiment } from "../../../../labs/interactive.js";
import type { CurvesFigure } from "../../../../plots/figure.js";
import { sweepFigure } from "../../../../plots/sweepFigure.js";
import { readerSweep } from "../../../readerSweep.js";
import { ablations } from "../measured.js";

/** The stored sweep, and the reader's over it. */
const overStored = (table?: ExperimentTable): CurvesFigure =>
  sweepFigure(ablations["mlp-4"](), {
    shapes: ["one cycle", "linear"],
    rates: [0.02, 0.3],
    domain: [66, 84],
    ...(table ? { reader: { table } } : {}),
  });

/** Four epochs of the MLP, at reader size, over the stored sweep. */
export const ownCycle = experiment({
  id: "own-cycle",
  title: "Four epochs of your own, over the stored runs",
  controls: {
    seeds: { type: "number", label: "Seeds", min: 1, max: 6, step: 1, start: 2 },
    lowest: {
      type: "choice",
      label: "Three peaks, from",
      options: ["0.03", "0.05", "0.07"].map((value) => ({ value, label: value })),
      start: "0.05",
    },
  },
  before: (): CurvesFigure => overStored(),
  *run({ seeds, lowest }, tell): Generator<number, CurvesFigure> {
    const table = yield* readerSweep(
      {
        problem: { kind: "glyphs", train: 1500 },
        model: { kind: "mlp", sizes: [144, 64, 10], act: "relu" },
        optimizer: { kind: "sgd", momentum: 0.9 },
        batch: 32,
        steps: 184,
        shapes: { linear: { kind: "linear", baseLr: 1, totalSteps: 184 }, "one cycle": { kind: "oneCycle", maxLr: 1, totalSteps: 184 } },
        rates: [1, 2, 4].map((factor) => Number((Number(lowest) * factor).toPrecision(3))),
        seeds,
        metric: "accuracy",
        baseline: "linear",
        smallest: 0.005,
      },
      tell,
    );
    return overStored(table);
  },
});
