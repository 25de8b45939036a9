import { expectedLoss } from "../../../engine/noisyQuadratic.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { Curve, CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { linear } from "../../../schedules/families/linear.js";
import { oneCycle } from "../../../schedules/families/oneCycle.js";
import { oneCycleMomentum } from "../../../schedules/oneCycleMomentum.js";
import type { Schedule } from "../../../schedules/schedule.js";
import { peaks, problem } from "../../noisyQuadratic.js";
import { percent } from "../../say.js";
import { endLoss } from "../endLoss.js";

const width = 640;

/** The rate, the momentum, and what the two make together. */
const together = interactive({
  id: "together",
  title: "Two things move at once",
  controls: {
    form: {
      type: "choice",
      label: "Form",
      options: [
        { value: "two", label: "two phases, cosine: PyTorch's default" },
        { value: "three", label: "three phases, linear: the first proposal" },
      ],
      start: "two",
    },
    momentum: {
      type: "choice",
      label: "Momentum",
      options: [
        { value: "mirrored", label: "mirrored, 0.95 to 0.85 and back" },
        { value: "fixed", label: "fixed at 0.9" },
      ],
      start: "mirrored",
    },
  },
  figure: ({ form, momentum }): CurvesFigure => {
    const shape = form === "two" ? ({ shape: "cosine", phases: 2 } as const) : ({ shape: "linear", phases: 3 } as const);
    const [totalSteps, warmupShare] = [100, form === "two" ? 0.3 : 0.45];
    const lr = oneCycle({ maxLr: 0.1, totalSteps, warmupShare, ...shape });
    const mirrored = oneCycleMomentum({ totalSteps, warmupShare, ...shape });
    const m = (t: number): number => (momentum === "mirrored" ? mirrored(t) : 0.9);
    const effective = (t: number): number => lr(t) / (1 - m(t));
    const top = Math.round(warmupShare * totalSteps) - 1;
    const points = (of: (t: number) => number): Point[] => Array.from({ length: totalSteps }, (_, t): Point => [t, of(t)]);
    return {
      kind: "curves",
      size: { width, height: 460 },
      sentence: `From the first update to number ${top} the rate rises ${formatNumber(lr(top) / lr(0), 2)} times. With the momentum ${momentum === "mirrored" ? "going the other way" : "standing still"}, the effective rate η/(1 − m) rises ${formatNumber(effective(top) / effective(0), 2)} times.`,
      data: {
        x: { label: "updates done, t", domain: [0, totalSteps] },
        panels: [
          {
            y: { label: "rate η", domain: [0, 0.1] },
            curves: [{ label: "", role: "rate", points: points(lr) }],
            filled: true,
            share: 0.36,
          },
          { y: { label: "momentum m", domain: [0.84, 0.96] }, curves: [{ label: "", role: "b", points: points(m) }], share: 0.28 },
          { y: { label: "η/(1 − m)", domain: [0, 1] }, curves: [{ label: "", role: "c", points: points(effective) }], share: 0.36 },
        ],
      },
    };
  },
});

const steps = 1000;

interface Best {
  readonly lr: Schedule;
  readonly loss: number;
}

/** Every second of the usual peaks: the curve is flat around its best one. */
function best(make: (peak: number) => Schedule): Best {
  const tried = peaks
    .filter((_, i) => i % 2 === 0)
    .map((peak) => {
      const lr = make(peak);
      return { lr, loss: endLoss(lr, steps) };
    });
  return tried.reduce((low, one) => (one.loss < low.loss ? one : low));
}

/** Tuning takes a while; each share is tuned once. */
const tuned = new Map<number, Best>();

function bestOf(share: number): Best {
  const found =
    tuned.get(share) ??
    best((peak) =>
      share === 0
        ? linear({ baseLr: peak, totalSteps: steps })
        : oneCycle({ maxLr: peak, totalSteps: steps, warmupShare: share, shape: "linear" }),
    );
  tuned.set(share, found);
  return found;
}

/** Every tenth. */
const thinned = (values: readonly number[]): Point[] => values.flatMap((value, t): Point[] => (t % 10 === 0 ? [[t, value]] : []));

/** How much of the run to spend going up, each at its own best peak. */
const rise = interactive({
  id: "rise",
  title: "What the way up costs",
  controls: {
    share: { type: "number", label: "Part of the run spent rising", unit: "%", min: 2, max: 70, step: 2, start: 30, tries: [2, 50] },
  },
  figure: ({ share }): CurvesFigure => {
    const cycle = bestOf(share / 100);
    const line = bestOf(0);
    const run = ({ lr }: Best): Curve["points"] => thinned(expectedLoss({ ...problem, lr, steps }));
    const rates = ({ lr }: Best): Point[] => thinned(Array.from({ length: steps }, (_, t) => lr(t)));
    return {
      kind: "curves",
      size: { width, height: 420 },
      sentence: `Rising for ${percent(share / 100)} of 1000 updates, straight up and straight down, the loss ends at ${formatNumber(cycle.loss)}: ${formatNumber(cycle.loss / line.loss, 3)} times that of the line that only falls. Both have their best peaks.`,
      data: {
        x: { label: "updates done, t", domain: [0, steps] },
        panels: [
          {
            y: { label: "rate η (1/curvature)", domain: [0, 0.4] },
            curves: [
              { label: "", role: "rate", points: rates(cycle) },
              { label: "", role: "theory", dashed: true, points: rates(line) },
            ],
            share: 0.35,
          },
          {
            y: { label: "expected loss", scale: "log", domain: [0.05, 3] },
            curves: [
              { label: "line down", role: "theory", dashed: true, points: run(line) },
              { label: "up and down", role: "a", points: run(cycle) },
            ],
            share: 0.65,
          },
        ],
      },
    };
  },
});

/** The pictures of the page of one cycle. */
export const plots: readonly Interactive[] = [together, rise];
