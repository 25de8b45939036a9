import { remembered } from "../../../../labs/exact/remembered.js";
import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { curvatures, peaks } from "../../../noisyQuadratic.js";
import { percent } from "../../../say.js";

/** E[θ²] after `n` updates at a constant rate, in closed form, on the direction with curvature and noise h. */
function moment(before: number, rate: number, h: number, n: number): number {
  const kept = (1 - rate * h) ** 2;
  if (kept === 1) return before + n * rate * rate * h;
  const floor = (rate * rate * h) / (1 - kept);
  return floor + (before - floor) * kept ** n;
}

/** The exact loss at the end of stretches of constant rates: [rate, updates] each. */
export const lossAfter = (stretches: readonly (readonly [rate: number, updates: number])[]): number =>
  curvatures.reduce((sum, h) => sum + (h * stretches.reduce((m, [rate, n]) => moment(m, rate, h, n), 1)) / 2, 0);

/** The rates of a staircase: times `factor` at each milestone. */
export const staircase = (rate: number, milestones: readonly number[], factor: number, steps: number) =>
  [0, ...milestones].map((from, i): readonly [number, number] => [rate * factor ** i, (milestones[i] ?? steps) - from]);

/** The best of the course's 41 base rates for milestones at these parts of a run, and the loss it ends at. */
export const tunedStairs = remembered((parts: readonly number[], factor: number, steps: number): { rate: number; loss: number } => {
  const milestones = parts.map((part) => Math.round(part * steps));
  const losses = peaks.map((rate) => lossAfter(staircase(rate, milestones, factor, steps)));
  const best = losses.indexOf(Math.min(...losses));
  return { rate: peaks[best] as number, loss: losses[best] as number }; // indexOf found one of them
}, 200);

const parts = Array.from({ length: 21 }, (_, i) => i / 20);

/** The best place for one drop, each place with a base rate of its own. */
export function bestPlace(factor: number, steps: number): { part: number; loss: number } {
  const losses = parts.map((part) => tunedStairs([part], factor, steps).loss);
  const best = losses.indexOf(Math.min(...losses));
  return { part: parts[best] as number, loss: losses[best] as number };
}

export function milestoneFigure(part: number, factor: number, steps: number): CurvesFigure {
  const constant = tunedStairs([], factor, steps);
  const here = tunedStairs([part], factor, steps);
  const best = bestPlace(factor, steps);
  const early = tunedStairs([1 / 3, 2 / 3], factor, steps);
  const against = (loss: number): string =>
    loss < 0.995 * constant.loss
      ? `${formatNumber(constant.loss / loss, 3)} times below`
      : loss > 1.005 * constant.loss
        ? "above"
        : "no better than";
  return {
    kind: "curves",
    size: { width: 640, height: 360 },
    sentence: `Of ${steps} updates, a drop after ${percent(part)} ends at ${formatNumber(here.loss)}, ${against(here.loss)} the best constant's ${formatNumber(constant.loss)}; every place has its own best rate, here ${formatNumber(here.rate, 2)}. The best place is after ${percent(best.part)}. Two drops, at 1/3 and 2/3, end ${against(early.loss)} that constant.`,
    data: {
      x: { label: "part of the run before the drop", domain: [0, 1] },
      panels: [
        {
          y: { label: "loss at the end, rate tuned", scale: "log" },
          curves: [{ label: "one drop", role: "a", points: parts.map((one): Point => [one, tunedStairs([one], factor, steps).loss]) }],
          marks: [{ x: part, y: here.loss, role: "a" }],
          rules: [
            { axis: "y", at: constant.loss, label: "constant" },
            { axis: "y", at: early.loss, label: "two drops, 1/3 and 2/3" },
          ],
        },
      ],
    },
  };
}

/** Where should the drop stand? */
export const milestone = interactive({
  id: "milestone",
  title: "Where to put the drop",
  controls: {
    part: { type: "number", label: "Drop after", symbol: "u", min: 0, max: 1, step: 0.05, start: 0.3, tries: [0.6, 1] },
    factor: {
      type: "choice",
      label: "Rate times",
      options: [
        { value: "0.1", label: "0.1" },
        { value: "0.5", label: "0.5" },
      ],
      start: "0.1",
    },
    steps: {
      type: "choice",
      label: "Length of the run",
      options: [100, 1000, 10_000].map((n) => ({ value: String(n), label: `N = ${n}` })),
      start: "100",
    },
  },
  figure: ({ part, factor, steps }): CurvesFigure => milestoneFigure(Number(part.toFixed(2)), Number(factor), Number(steps)),
});
