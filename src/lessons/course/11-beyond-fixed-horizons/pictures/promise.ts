import { bestMultiple, convexBound } from "../../../../engine/convexBound.js";
import { expectedLoss } from "../../../../engine/noisyQuadratic.js";
import { remembered } from "../../../../labs/exact/remembered.js";
import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { stored } from "../../../../plots/stored.js";
import { cosineAnnealing } from "../../../../schedules/families/cosineAnnealing.js";
import { problem } from "../../../noisyQuadratic.js";
import { branchRate, tuned } from "./stopping.js";

const steps = 400;
type Shown = "wsd" | "cosine" | "constant";
const unit: Readonly<Record<Shown, (t: number) => number>> = {
  wsd: branchRate(1, { stop: steps, shape: "linear", part: 0.2, end: 0 }),
  cosine: cosineAnnealing({ baseLr: 1, totalSteps: steps }),
  constant: () => 1,
};

/** The bound on the last iterate after each look, at the peak that the bound likes best; distance and longest gradient are 1. */
export const promised = remembered((shown: Shown): readonly Point[] => {
  const whole = Array.from({ length: steps }, (_, t) => unit[shown](t));
  const { multiple } = bestMultiple({ distance: 1, gradient: 1 }, whole);
  const rates = whole.map((rate) => multiple * rate);
  return looks.map((t): Point => [t, stored(convexBound({ distance: 1, gradient: 1 }, rates.slice(0, t)).last)]);
});

/** What happens on the noisy quadratic, at the peak that is best there. */
export const happened = remembered((shown: Shown): readonly Point[] => {
  const { peak } = tuned(unit[shown], steps);
  const losses = expectedLoss({ ...problem, lr: (t) => peak * unit[shown](t), steps });
  return looks.map((t): Point => [t, stored(losses[t] as number)]); // looks end with the run
});

const looks = Array.from({ length: 80 }, (_, i) => 5 * (i + 1));
const lastOf = (points: readonly Point[]): number => points.at(-1)?.[1] ?? 0;
const before = (points: readonly Point[]): number => points.find(([t]) => t === 0.8 * steps)?.[1] ?? 0;

/** The worst case that theory promises, beside what happens in one case. */
export const promise = interactive({
  id: "promise",
  title: "What theory promises, and what happens",
  controls: {
    shape: {
      type: "choice",
      label: "Schedule",
      options: [
        { value: "wsd", label: "trunk and cooldown" },
        { value: "cosine", label: "cosine" },
        { value: "constant", label: "constant" },
      ],
      start: "wsd",
    },
  },
  figure: ({ shape }): CurvesFigure => {
    const shown = shape as Shown;
    const [bound, loss] = [promised(shown), happened(shown)];
    return {
      kind: "curves",
      size: { width: 640, height: 420 },
      sentence: `After four fifths of ${steps} updates the bound stands at ${formatNumber(before(bound))} and the loss at ${formatNumber(before(loss))}; at the end they are at ${formatNumber(lastOf(bound))} and ${formatNumber(lastOf(loss))}. ${shown === "wsd" ? "Both turn down where the cooldown begins." : shown === "cosine" ? "Both fall most in the second half." : "Neither has a turn in it."}`,
      data: {
        x: { label: "updates done, t", domain: [0, steps] },
        panels: [
          { y: { label: "bound", scale: "log", domain: [0.03, 3] }, curves: [{ label: "worst case", role: "theory", points: bound }] },
          { y: { label: "expected loss", scale: "log", domain: [0.08, 3] }, curves: [{ label: "one case", role: "a", points: loss }] },
        ],
      },
    };
  },
});
