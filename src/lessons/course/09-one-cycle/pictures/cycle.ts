import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { oneCycle } from "../../../../schedules/families/oneCycle.js";
import { oneCycleMomentum } from "../../../../schedules/oneCycleMomentum.js";
import { percent } from "../../../say.js";

/** Rate, momentum, and what the two make together. */
export function cycleFigure({
  steps,
  phases,
  cycled,
  upTo = steps,
}: {
  steps: number;
  phases: 2 | 3;
  cycled: boolean;
  upTo?: number;
}): CurvesFigure {
  const lr = oneCycle({ maxLr: 0.1, totalSteps: steps, phases });
  const momentum = cycled ? oneCycleMomentum({ totalSteps: steps, phases }) : () => 0.9;
  const all = Array.from({ length: steps }, (_, t) => t);
  const shown = all.slice(0, Math.max(1, upTo));
  const line = (of: (t: number) => number): Point[] => shown.map((t): Point => [t, Number(of(t).toPrecision(5))]);
  const together = (t: number): number => lr(t) / (1 - momentum(t));
  const top = all.reduce((best, t) => (lr(t) > lr(best) ? t : best), 0);
  const strongest = Math.max(...all.map(together));
  const full = lr(top) > 0.1 * (1 - 1e-9);
  return {
    kind: "curves",
    size: { width: 640, height: 420 },
    sentence: `The rate is highest at update ${top} of ${steps}: ${full ? "the whole peak of 0.1" : `${formatNumber(lr(top), 4)}, ${percent(lr(top) / 0.1, 4)} of the peak, which lies between two updates`}. It starts at ${formatNumber(lr(0))} and ends at ${formatNumber(lr(steps - 1))}. With momentum, η/(1 − μ) comes to ${formatNumber(strongest)} at most${cycled ? "" : ", with μ left at 0.9"}.`,
    data: {
      x: { label: "updates done, t", domain: [0, steps - 1] },
      panels: [
        { share: 0.4, y: { label: "rate η", domain: [0, 0.105] }, curves: [{ label: "", role: "rate", points: line(lr) }], filled: true },
        { share: 0.25, y: { label: "momentum μ", domain: [0.84, 0.96] }, curves: [{ label: "", role: "b", points: line(momentum) }] },
        { share: 0.35, y: { label: "η/(1 − μ)", domain: [0, 1.1] }, curves: [{ label: "", role: "theory", points: line(together) }] },
      ],
    },
  };
}

/** One cycle in its two forms. */
export const cycle = interactive({
  id: "cycle",
  title: "One cycle: rate, momentum, and both together",
  controls: {
    phases: {
      type: "choice",
      label: "Phases",
      options: [
        { value: "2", label: "two: up, and down to the end" },
        { value: "3", label: "three: up, back, and to the end" },
      ],
      start: "2",
    },
    cycled: { type: "toggle", label: "Cycle the momentum", start: true },
    steps: { type: "number", label: "Updates", symbol: "T", unit: "updates", min: 10, max: 100, step: 1, start: 100, tries: [21] },
  },
  figure: ({ phases, cycled, steps }): CurvesFigure => cycleFigure({ steps, phases: phases === "3" ? 3 : 2, cycled }),
});
