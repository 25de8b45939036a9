import { bestMultiple, type ConvexProblem, convexBound } from "../../engine/convexBound.js";
import type { CurvesFigure, Point } from "../../plots/figure.js";
import { formatNumber } from "../../plots/format.js";
import { stored } from "../../plots/stored.js";
import type { Table } from "../../plots/table.js";
import { lab } from "../lab.js";
import { type PeakShape, peakShape, peakShapes, ratesWith, shapeOptions } from "./peakShapes.js";
import { capital } from "./words.js";

interface Setting {
  readonly shape: string;
  readonly distance: number;
  readonly gradient: number;
  readonly steps: number;
}

/** The peaks of the picture, as multiples of D/(G√N): 61, evenly spaced on a log axis. */
const multiples = Array.from({ length: 61 }, (_, i) => 30 ** (i / 30 - 1));
const starts = Array.from({ length: 51 }, (_, i) => i / 50);

/** The loss G|θ| at the iterate that the last gradient is taken at, from the worst of 51 starts up to D from the minimum. */
export function worstOnAbsolute({ distance, gradient }: ConvexProblem, rates: readonly number[]): number {
  const moves = rates.slice(0, -1);
  return starts.reduce((worst, part) => {
    let theta = part * distance;
    for (const rate of moves) theta -= rate * gradient * Math.sign(theta);
    return Math.max(worst, gradient * Math.abs(theta));
  }, 0);
}

/** What no method can promise to beat with N gradients. */
const lowest = ({ distance, gradient, steps }: Setting): number => (distance * gradient) / Math.sqrt(steps + 1);

/** A shape's best peak by the bound, the bound there, and what happens on G|θ| at that peak. */
function judged(shape: PeakShape, setting: Setting) {
  const unit = ratesWith(shape, 1, setting.steps);
  const { multiple, bound } = bestMultiple(setting, unit);
  const rates = unit.map((rate) => multiple * rate);
  return { shape, peak: multiple, bound, average: convexBound(setting, rates).average, happens: worstOnAbsolute(setting, rates) };
}

function figure(setting: Setting): CurvesFigure {
  const { distance, gradient, steps } = setting;
  const shape = peakShape(setting.shape);
  const scale = distance / (gradient * Math.sqrt(steps));
  const unit = ratesWith(shape, scale, steps);
  const at = multiples.map((multiple) => ({ multiple, rates: unit.map((rate) => multiple * rate) }));
  const curve = (of: (rates: readonly number[]) => number): Point[] =>
    at.map(({ multiple, rates }) => [stored(multiple * scale), stored(of(rates))]);
  const best = judged(shape, setting);
  const floor = lowest(setting);
  const happens = curve((rates) => worstOnAbsolute(setting, rates)).filter(([, loss]) => (loss ?? 0) > floor / 1000);
  return {
    kind: "curves",
    size: { width: 640, height: 380 },
    sentence: `${capital(shape.label)}: the theory's best peak is ${formatNumber(best.peak)}, where the last iterate is at most ${formatNumber(best.bound)} above the minimum, ${formatNumber(best.bound / floor)} times what no method can beat (${formatNumber(floor)}). On the function G|θ| the same rates end ${best.happens < 1e-9 * floor ? "on the minimum" : `${formatNumber(best.happens)} above it`}. A peak twice as high costs the bound ${formatNumber(100 * ((2 + 0.5) / 2 - 1), 2)} %, one ten times as high ${formatNumber((10 + 0.1) / 2, 2)} times.`,
    data: {
      x: {
        label: "peak rate",
        scale: "log",
        domain: [stored((multiples[0] as number) * scale), stored((multiples.at(-1) as number) * scale)],
      },
      panels: [
        {
          y: { label: "loss above the minimum", scale: "log", domain: [floor / 30, 150 * floor] },
          curves: [
            { label: "on G|θ|, worst start", role: "a", points: happens },
            { label: "bound, average", role: "b", points: curve((rates) => convexBound(setting, rates).average) },
            { label: "bound, last", role: "theory", points: curve((rates) => convexBound(setting, rates).last) },
          ],
          marks: [{ x: stored(best.peak), y: stored(best.bound), role: "rate" }],
          rules: [{ axis: "y", at: stored(floor), label: "no method beats this" }],
        },
      ],
    },
  };
}

function table(setting: Setting): Table {
  const rows = peakShapes.map((shape) => judged(shape, setting)).sort((a, b) => a.bound - b.bound);
  const floor = lowest(setting);
  return {
    kind: "table",
    columns: [
      { label: "Shape", align: "left" },
      { label: "Best peak", align: "right" },
      { label: "Bound, last", align: "right" },
      { label: "Times the least", align: "right" },
      { label: "Bound, average", align: "right" },
      { label: "On G|θ|", align: "right" },
    ],
    rows: rows.map(({ shape, peak, bound, average, happens }) => [
      shape.label,
      formatNumber(peak),
      formatNumber(bound),
      formatNumber(bound / floor),
      formatNumber(average),
      formatNumber(happens),
    ]),
    sentence: "Each shape at the peak that the theory calls best for its last iterate, the lowest bound first.",
  };
}

export const convexBoundLab = lab({
  id: "convex-bound",
  title: "What theory promises",
  question: "What can be promised of a schedule before anything is known but two numbers?",
  about:
    "For any convex loss with gradients no longer than G and a start no farther than D from a minimum, there is a most that SGD can end above it, for every schedule. The bound has a best peak, √N appears in it by itself, and shapes that fall to zero lose the logarithm that a constant rate pays at its last iterate. Linear decay has a sharper proof, which halves its bound to DG/√N, a hair above what no method can beat. Compare the promise with what happens on one such function, G|θ|.",
  glyph: "M3 4C6 22 10 22 12 14C14 8 18 8 21 3M3 20H21",
  controls: {
    shape: { type: "choice", label: "Shape", options: shapeOptions, start: "linear" },
    steps: {
      type: "number",
      label: "Length",
      symbol: "N",
      unit: "gradients",
      min: 10,
      max: 1000,
      step: 0.1,
      scale: "log",
      whole: true,
      start: 100,
    },
    distance: { type: "number", label: "Distance", symbol: "D", min: 0.1, max: 10, step: 0.1, scale: "log", start: 1 },
    gradient: { type: "number", label: "Longest gradient", symbol: "G", min: 0.1, max: 10, step: 0.1, scale: "log", start: 1 },
  },
  tries: [
    { name: "a constant rate", values: { shape: "constant" } },
    { name: "no horizon known", values: { shape: "inverse-sqrt", steps: 1000 } },
    { name: "a late cooldown", values: { shape: "wsd", steps: 1000 } },
    { name: "ten times the length", values: { shape: "linear", steps: 1000 } },
    { name: "a far start", values: { distance: 10 } },
  ],
  sources: [
    {
      text: "Defazio, Cutkosky, Mehta and Mishchenko, Optimal Linear Decay Learning Rate Schedules and Further Refinements, 2023: the bound on the last iterate, and DG/√N for linear decay.",
      url: "https://arxiv.org/abs/2310.07831",
    },
    {
      text: "Zamani and Glineur, Exact Convergence Rate of the Last Iterate in Subgradient Methods, 2023: the constant rate's exact worst case DG√(1 + ln(N)/4)/√(N + 1), and a method that decays linearly and meets the lower bound DG/√(N + 1).",
      url: "https://arxiv.org/abs/2307.11134",
    },
    {
      text: "Schaipp et al., The Surprising Agreement Between Convex Optimization Theory and Learning-Rate Scheduling for Large Model Training, 2025: the bound beside real runs.",
      url: "https://arxiv.org/abs/2501.18965",
    },
  ],
  next: [{ title: "Linear to zero", href: "/schedules/linear-to-zero/" }],
  figure,
  table,
});
