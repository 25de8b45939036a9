import { between, betweenPython } from "../between.js";
import { fail } from "../fail.js";
import { type Ending, family } from "../family.js";

/** Parameters of `tanh`. */
export interface Tanh extends Ending {
  /** η₀: the rate before the fall. */
  baseLr: number;
  /** T: length in updates. */
  totalSteps: number;
  /** η_min: the floor, 0 when left out. */
  minLr?: number;
  /** L: where on the tanh the run begins, −6 when left out; the lower, the longer the rate stays high. */
  lower?: number;
  /** U: where on the tanh the run ends, 3 when left out; the higher, the longer the rate stays low. */
  upper?: number;
}

/**
 * Stays high, falls along a hyperbolic tangent, and stays low.
 *
 * η(t) = η_min + (η₀ − η_min) · (1 − tanh(L + (U − L) t/T)) / 2. A tanh never arrives: with L = −6 and U = 3 the run begins 0.0006 % below
 * η₀ and ends 0.25 % of the way above η_min. After T it holds that value.
 *
 * timm's TanhLRScheduler has L = −7, gives the first update η₀ itself, and drops to η_min at T.
 *
 * @param parameters baseLr η₀ (rate), totalSteps T (updates), minLr η_min (rate), lower L and upper U (numbers).
 *
 * @example
 * const lr = tanh({ baseLr: 0.1, totalSteps: 90 });
 * lr(60); // 0.05
 */
export const tanh = family<Tanh>({
  name: "tanh",
  slug: "tanh",
  title: "Hyperbolic tangent decay",
  group: "decay",
  summary: "Stays high, falls along a hyperbolic tangent, and stays low.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta_0`,
      doc: "The rate before the fall.",
      pytorch: "lr",
      slider: { min: 0.05, max: 0.2, step: 0.01, start: 0.1 },
    },
    totalSteps: {
      type: "steps",
      symbol: "T",
      doc: "Length in updates.",
      slider: { min: 10, max: 200, step: 10, start: 100 },
    },
    minLr: {
      type: "rate",
      symbol: String.raw`\eta_{\min}`,
      doc: "The floor.",
      default: 0,
      slider: { min: 0, max: 0.05, step: 0.005, start: 0 },
    },
    lower: {
      type: "number",
      symbol: "L",
      doc: "Where on the tanh the run begins; the lower, the longer the rate stays high.",
      default: -6,
      min: -20,
      max: 20,
      slider: { min: -10, max: -1, step: 0.5, start: -6 },
    },
    upper: {
      type: "number",
      symbol: "U",
      doc: "Where on the tanh the run ends; the higher, the longer the rate stays low.",
      default: 3,
      min: -20,
      max: 20,
      slider: { min: 0, max: 10, step: 0.5, start: 3 },
    },
  },
  latex: String.raw`\eta(t) = \eta_{\min} + \frac{\eta_0 - \eta_{\min}}{2}\left(1 - \tanh\left(L + (U - L)\,\frac{t}{T}\right)\right)`,
  check: ({ baseLr, minLr, lower, upper }) => {
    if (minLr > baseLr) fail("tanh", `minLr must be at most baseLr (${baseLr})`, minLr, "To rise, put a warmup before it.");
    if (lower >= upper)
      fail("tanh", `lower must be less than upper (${upper})`, lower, "Exchange them: the rate falls from lower to upper.");
  },
  steps: ({ totalSteps }) => totalSteps,
  lr: ({ baseLr, totalSteps, minLr, lower, upper }, t) =>
    between(minLr, baseLr, (1 - Math.tanh(between(lower, upper, t / totalSteps))) / 2),
  pros: ["a long high phase and a long low one, with no milestone to place", "smooth everywhere"],
  cons: ["two more numbers to choose, in a unit nobody has a feeling for", "reaches neither the first rate nor the floor exactly"],
  bestFor: "Image classifiers that were trained with step decay, where the drops should be one smooth fall.",
  python: ({ baseLr, totalSteps, minLr, lower, upper }) =>
    betweenPython(minLr, baseLr, `(1 - tanh(${lower} + ${upper - lower} * t / ${totalSteps})) / 2`),
  named: { timm: "TanhLRScheduler" },
  example: { baseLr: 0.1, totalSteps: 100 },
  source: {
    authors: "Hsueh, Li and Wu",
    year: 2019,
    title: "Stochastic Gradient Descent with Hyperbolic-Tangent Decay on Classification",
    url: "https://arxiv.org/abs/1806.01593",
  },
});
