import { averagedLoss, expectedLoss } from "../../../engine/noisyQuadratic.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { sequence } from "../../../schedules/combinators/sequence.js";
import { take } from "../../../schedules/combinators/take.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { linear } from "../../../schedules/families/linear.js";
import { swaAnneal } from "../../../schedules/families/swaAnneal.js";
import { problem } from "../../noisyQuadratic.js";
import { finestPeak } from "../finestPeak.js";

const steps = 500;
let best: number | undefined;

/** Where the best straight line to zero ends in as many updates; computed once. */
function bestLine(): number {
  best ??= finestPeak((baseLr) => linear({ baseLr, totalSteps: steps }), steps).loss;
  return best;
}

/** A point every five updates: a hundred are enough. */
const thinned = (values: readonly number[], from = 0): Point[] =>
  values.flatMap((value, t): Point[] => (t % 5 === 0 && t >= from ? [[t, value]] : []));

/** The rate above; below it the loss of the point and that of its average. */
const average = interactive({
  id: "average",
  title: "A bad point with a good average",
  controls: {
    swaLr: { type: "number", label: "Constant rate", symbol: "η_SWA", min: 0.05, max: 1.8, step: 0.05, start: 0.05, tries: [0.5, 1.2] },
    start: { type: "number", label: "Averaging begins at update", min: 50, max: 450, step: 50, start: 100, tries: [50, 450] },
  },
  figure: ({ swaLr, start }): CurvesFigure => {
    const constant = Number(swaLr.toPrecision(6));
    const trunk = cosineAnnealing({ baseLr: 0.7, totalSteps: start });
    const lr = sequence(take(trunk, start), swaAnneal({ baseLr: 0, swaLr: constant, annealSteps: 10 }));
    const point = expectedLoss({ ...problem, lr, steps });
    const mean = averagedLoss({ ...problem, lr, steps, from: start });
    const [pointEnds, meanEnds] = [point[steps], mean[steps]] as [number, number]; // both hold steps + 1 losses
    const times = (a: number, b: number): string =>
      a > b ? `${formatNumber(a / b, 2)} times as high as` : `${formatNumber(b / a, 2)} times lower than`;
    return {
      kind: "curves",
      size: { width: 640, height: 420 },
      sentence: `The point ends at ${formatNumber(pointEnds)}, ${times(pointEnds, meanEnds)} its average. The average ends at ${formatNumber(meanEnds)}; the best straight line to zero would end at ${formatNumber(bestLine())}.`,
      data: {
        x: { label: "updates done, t", domain: [0, steps] },
        panels: [
          {
            y: { label: "rate η (1/curvature)", domain: [0, 1.8] },
            curves: [{ label: "", role: "rate", points: thinned(Array.from({ length: steps + 1 }, (_, t) => lr(t))) }],
            filled: true,
            share: 0.35,
          },
          {
            y: { label: "expected loss", scale: "log", domain: [0.08, 10] },
            curves: [
              { label: "point", role: "b", points: thinned(point) },
              { label: "average", role: "a", points: thinned(mean, start) },
            ],
            rules: [{ axis: "y", at: bestLine(), label: "best line" }],
            share: 0.65,
          },
        ],
      },
    };
  },
});

/** The picture of the page. */
export const plots: readonly Interactive[] = [average];
