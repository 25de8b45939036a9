import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { sequence } from "../../../schedules/combinators/sequence.js";
import { skip } from "../../../schedules/combinators/skip.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { linearWarmup } from "../../../schedules/families/linearWarmup.js";
import { percent } from "../../say.js";

const baseLr = 0.1;
const totalSteps = 100;

/** The same two pieces, joined on the second one's own clock and on the run's. */
const handover = interactive({
  id: "handover",
  title: "Whose clock?",
  controls: {
    warmup: { type: "number", label: "Warmup", symbol: "w", unit: "updates", min: 1, max: 50, step: 1, start: 20, tries: [5, 40] },
    length: { type: "number", label: "Length of the cosine", symbol: "T", unit: "updates", min: 60, max: 100, step: 5, start: 80 },
  },
  figure: ({ warmup, length }): CurvesFigure => {
    const rise = linearWarmup({ baseLr, warmupSteps: warmup });
    const fall = cosineAnnealing({ baseLr, totalSteps: length });
    const own = sequence(rise, fall);
    const shared = sequence(rise, skip(fall, warmup));
    const last = totalSteps + 60;
    const points = (lr: (step: number) => number): Point[] => Array.from({ length: last / 2 + 1 }, (_, i): Point => [2 * i, lr(2 * i)]);
    const lost = 1 - shared(warmup) / baseLr;
    return {
      kind: "curves",
      size: { width: 640, height: 320 },
      sentence: `On its own clock the cosine starts at update ${warmup} with ${formatNumber(own(warmup))} and ends at update ${warmup + length}. On the run's clock it starts there with ${formatNumber(shared(warmup))}, ${percent(lost)} lower, and ends at update ${length}.`,
      data: {
        x: { label: "updates done, t", domain: [0, last] },
        panels: [
          {
            y: { label: "rate η", domain: [0, baseLr] },
            curves: [
              { label: "its own", role: "rate", points: points(own) },
              { label: "the run's", role: "theory", dashed: true, points: points(shared) },
            ],
            rules: [{ axis: "x", at: warmup, label: "w" }],
          },
        ],
      },
    };
  },
});

/** The picture of the page on sequences. */
export const plots: readonly Interactive[] = [handover];
