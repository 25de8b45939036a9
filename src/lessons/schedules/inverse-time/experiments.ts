import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";

/** Numbers of updates from 1 to a million, equally far apart on a log axis. */
const times: readonly number[] = [...new Set(Array.from({ length: 61 }, (_, i) => Math.round(10 ** (i / 10))))];

/** The sum of (1 + t)^−p over the first n updates: term by term up to 200, then by the integral, as good as exact there. For p > 1, n may be Infinity. */
export function sumOfPowers(p: number, n: number): number {
  const exactly = Math.min(n, 200);
  let sum = 0;
  for (let t = 0; t < exactly; t++) sum += (1 + t) ** -p;
  if (n <= exactly) return sum;
  const [a, b] = [exactly + 0.5, n + 0.5]; // each term stands in the middle of its unit
  return sum + (Math.abs(p - 1) < 1e-9 ? Math.log(b / a) : (b ** (1 - p) - a ** (1 - p)) / (1 - p));
}

/** How far the steps can carry, and how much noise they let in. */
const sums = interactive({
  id: "sums",
  title: "Two sums over a million updates",
  controls: {
    p: { type: "number", label: "Power in the rate 1/(1 + t)^p", symbol: "p", min: 0.3, max: 1.6, step: 0.1, start: 1, tries: [0.5, 1.5] },
  },
  figure: ({ p: set }): CurvesFigure => {
    const p = Number(set.toPrecision(6)); // the slider's own rounding
    const rates = times.map((n): Point => [n, sumOfPowers(p, n)]);
    const squares = times.map((n): Point => [n, sumOfPowers(2 * p, n)]);
    const told = (power: number): string => {
      const [now, end] = [sumOfPowers(power, 1e6), power > 1 ? sumOfPowers(power, Number.POSITIVE_INFINITY) : null];
      const bound = end === null ? "grows without bound" : `will never pass ${formatNumber(end)}`;
      return `${formatNumber(now)} and ${end !== null && formatNumber(now) === formatNumber(end) ? "has all but reached its limit" : bound}`;
    };
    const both = p > 1 ? "The first condition fails." : p > 0.5 ? "Both conditions hold." : "The second condition fails.";
    return {
      kind: "curves",
      size: { width: 640, height: 380 },
      sentence: `With p = ${formatNumber(p)}, after a million updates the sum of the rates is ${told(p)}; the sum of their squares is ${told(2 * p)}. ${both}`,
      data: {
        x: { label: "updates", scale: "log", domain: [1, 1e6] },
        panels: [
          { y: { label: "sum of the rates" }, curves: [{ label: "", role: "rate", points: rates }], share: 0.5 },
          {
            y: { label: "sum of their squares", domain: [0, 1.08 * sumOfPowers(2 * p, 1e6)] },
            curves: [{ label: "", role: "a", points: squares }],
            share: 0.5,
          },
        ],
      },
    };
  },
});

/** The exact loss of one direction of curvature 1 and noise 1, started at 1, at those times, for the rate c/(max(1, c) + t). */
function lossesAt(c: number, last: number): Point[] {
  const b = Math.max(1, c);
  const points: Point[] = [];
  let [square, next] = [1, 0];
  for (let t = 0; t < last; t++) {
    const rate = c / (b + t);
    square = (1 - rate) ** 2 * square + rate * rate;
    if (times[next] !== t + 1) continue;
    points.push([t + 1, square / 2]);
    next++;
  }
  return points;
}

/** The steady lines that a loss follows on two log axes. */
const stall = interactive({
  id: "stall",
  title: "Too fast for its curvature",
  controls: {
    c: { type: "number", label: "c times the curvature", symbol: "ch", min: 0.05, max: 3, step: 0.05, start: 0.15, tries: [0.5, 1, 3] },
  },
  figure: ({ c: set }): CurvesFigure => {
    const c = Number(set.toPrecision(6)); // the slider's own rounding
    const points = lossesAt(c, 100_000);
    const best = lossesAt(1, 100_000);
    const [end, least] = [points.at(-1)?.[1] ?? 0, best.at(-1)?.[1] ?? 0];
    const power = Math.min(1, 2 * c);
    const pace =
      c < 0.5
        ? `the loss falls like t to the power −${formatNumber(power)}, which the start sets`
        : c === 0.5
          ? "the loss is on the border: it falls a little more slowly than 1/t"
          : "the loss falls like 1/t, which the noise sets";
    const versus = Math.abs(end / least - 1) < 0.005 ? "the least there is" : `${formatNumber(end / least)} times that of ch = 1`;
    return {
      kind: "curves",
      size: { width: 640, height: 340 },
      sentence: `At ch = ${formatNumber(c)} ${pace}. After 100000 updates it is ${formatNumber(end)}, ${versus}.`,
      data: {
        x: { label: "updates", scale: "log", domain: [1, 1e5] },
        panels: [
          {
            y: { label: "expected loss", scale: "log", domain: [1e-6, 1] },
            curves: [
              { label: "ch = 1", role: "theory", dashed: true, points: best },
              { label: "", role: "a", points },
            ],
            marks: [{ x: 1e5, y: end, role: "a", label: formatNumber(end) }],
          },
        ],
      },
    };
  },
});

/** The pictures of inverse time decay's page. */
export const plots: readonly Interactive[] = [sums, stall];
