import { expectedLossParts } from "../../../../engine/noisyQuadratic.js";
import { remembered } from "../../../../labs/exact/remembered.js";
import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { problem } from "../../../noisyQuadratic.js";

const steps = 300;
const rate = 0.5;

const lossesOf = remembered((moment: number, factor: number) =>
  expectedLossParts({ ...problem, lr: (t) => (t < moment ? rate : rate * factor), steps }),
);

/** The exact losses of a run whose rate is multiplied at a moment: total, and its two parts. */
export const dropped = (moment: number, factor: number) => lossesOf(moment, factor);

/** Rate above, exact loss below, with the twin that keeps its rate. */
export function exactDropFigure(moment: number, factor: number, until = steps): CurvesFigure {
  const { total, start, noise } = dropped(moment, factor);
  const twin = dropped(steps, 1).total;
  const line = (values: readonly number[], to: number): Point[] =>
    values.slice(0, to + 1).flatMap((y, x): Point[] => (x % 3 === 0 || Math.abs(x - moment) < 12 ? [[x, y]] : []));
  const at = (t: number): string => formatNumber(total[t] as number);
  const rises = total.slice(moment).some((loss, i) => i > 0 && loss > (total[moment + i - 1] as number) + 1e-12);
  const after = moment + 1 <= steps ? `${at(moment)} before, ${at(moment + 1)} one update later` : at(moment);
  const ending = `The run ends at ${at(steps)}, the one that kept its rate at ${formatNumber(twin[steps] as number)}.`;
  return {
    kind: "curves",
    size: { width: 640, height: 420 },
    sentence: `Rate times ${factor} after ${moment} updates: the expected loss is ${after}. ${rises ? "It rises on the way." : "It does not rise once."} ${ending}`,
    data: {
      x: { label: "updates done, t", domain: [0, steps] },
      panels: [
        {
          y: { label: "rate η", domain: [0, 1.1] },
          curves: [
            {
              label: "η(t)",
              role: "rate",
              stairs: true,
              points: [
                [0, rate],
                [moment, rate * factor],
                [steps, rate * factor],
              ],
            },
          ],
          share: 0.5,
          filled: true,
        },
        {
          y: { label: "expected loss", scale: "log", domain: [0.05, 3] },
          curves: [
            { label: "rate kept", role: "theory", dashed: true, points: line(twin, steps) },
            { label: "this run", role: "a", points: line(total, until) },
            { label: "of it: start", role: "b", points: line(start, until) },
            { label: "of it: noise", role: "c", points: line(noise, until) },
          ],
        },
      ],
    },
  };
}

/** A drop at any moment, on the problem where the loss is exact. */
export const exactDrop = interactive({
  id: "exact-drop",
  title: "A change of the rate, without any luck",
  controls: {
    moment: { type: "number", label: "When", symbol: "t", unit: "updates", min: 10, max: 290, step: 10, start: 100, tries: [10] },
    factor: {
      type: "choice",
      label: "Rate times",
      options: [
        { value: "0.1", label: "0.1" },
        { value: "0.5", label: "0.5" },
        { value: "2", label: "2" },
      ],
      start: "0.1",
    },
  },
  figure: ({ moment, factor }): CurvesFigure => exactDropFigure(moment, Number(factor)),
});
