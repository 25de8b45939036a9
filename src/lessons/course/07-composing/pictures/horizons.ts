import { type Experiment, experiment } from "../../../../labs/interactive.js";
import { sweepFigure } from "../../../../plots/sweepFigure.js";
import { cosineAnnealing } from "../../../../schedules/families/cosineAnnealing.js";
import { readerSweep } from "../../../readerSweep.js";
import { updates } from "../plans.js";
import { plansTable } from "../tables.js";

/** What the picture compares with the plan that fits. */
const others = {
  "planned for 4 times": { totalSteps: 4 * updates },
  "planned for a quarter, climbs": { totalSteps: updates / 4, pastEnd: "mirror" },
  "planned for a quarter, holds": { totalSteps: updates / 4 },
} as const;
type Other = keyof typeof others;

/** A plan that fits and one that doesn't, over all peak rates; the reader's own runs drawn over the stored ones. */
export const horizons: Experiment = experiment({
  id: "horizons",
  title: "What a wrong horizon costs, at every peak rate",
  controls: {
    other: {
      type: "choice",
      label: "Against",
      options: Object.keys(others).map((value) => ({ value, label: value })),
      start: "planned for 4 times",
    },
    seeds: { type: "number", label: "Seeds", symbol: "n", min: 1, max: 6, step: 1, start: 2 },
  },
  *run({ other, seeds }, tell) {
    const options = others[other as Other];
    const table = yield* readerSweep(
      {
        problem: { kind: "glyphs", online: true },
        model: { kind: "mlp", sizes: [144, 64, 10], act: "relu" },
        optimizer: { kind: "sgd", momentum: 0.9 },
        batch: 32,
        steps: updates,
        shapes: {
          "as planned": cosineAnnealing({ baseLr: 1, totalSteps: updates }),
          [other]: cosineAnnealing({ baseLr: 1, ...options }),
        },
        rates: [0.01, 0.03, 0.07, 0.14],
        seeds,
        metric: "accuracy",
      },
      tell,
    );
    return sweepFigure(plansTable(), { shapes: ["as planned", other], reader: { table }, domain: [45, 100] });
  },
});
