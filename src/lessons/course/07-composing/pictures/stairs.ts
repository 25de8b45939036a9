import { type Interactive, interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { cosineAnnealing } from "../../../../schedules/families/cosineAnnealing.js";
import { percent } from "../../../say.js";

/** The rate of the last epoch, as a part of the peak, of a cosine that steps once an epoch. */
export const lastEpoch = (epochs: number): number => cosineAnnealing({ baseLr: 1, totalSteps: epochs })(epochs - 1);

/** One step an epoch, or one an update. */
export const stairs: Interactive = interactive({
  id: "stairs",
  title: "The same cosine, stepped per update and per epoch",
  controls: { epochs: { type: "number", label: "Epochs", symbol: "E", min: 2, max: 30, step: 1, start: 10, tries: [3, 30] } },
  figure: ({ epochs }): CurvesFigure => {
    const lr = cosineAnnealing({ baseLr: 1, totalSteps: epochs });
    const fine = cosineAnnealing({ baseLr: 1, totalSteps: 100 });
    const smooth = Array.from({ length: 101 }, (_, i): Point => [(epochs * i) / 100, Number(fine(i).toPrecision(5))]);
    const steps = Array.from({ length: epochs + 1 }, (_, e): Point => [e, Number(lr(Math.min(e, epochs - 1)).toPrecision(5))]);
    const mean = Array.from({ length: epochs }, (_, e) => lr(e)).reduce((sum, rate) => sum + rate, 0) / epochs;
    return {
      kind: "curves",
      size: { width: 640, height: 280 },
      sentence: `In ${epochs} epochs the stairs never come to 0: the last epoch trains at ${percent(lastEpoch(epochs), 3)} of the peak. On average they are at ${percent(mean, 3)}, the smooth curve at 50 %.`,
      data: {
        x: { label: "epochs done", domain: [0, epochs] },
        panels: [
          {
            y: { label: "rate, as a part of the peak", domain: [0, 1.05] },
            curves: [
              { label: "per epoch", role: "rate", points: steps, stairs: true },
              { label: "per update", role: "theory", points: smooth, dashed: true },
            ],
          },
        ],
      },
    };
  },
});
