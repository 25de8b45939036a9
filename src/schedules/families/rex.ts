import { between, betweenPython } from "../between.js";
import { fail } from "../fail.js";
import { type Ending, family } from "../family.js";

/** Parameters of `rex`. */
export interface Rex extends Ending {
  /** η₀: the rate of the first update. */
  baseLr: number;
  /** T: length in updates; the floor is reached at step T. */
  totalSteps: number;
  /** η_min: the floor, 0 when left out. */
  minLr?: number;
}

/**
 * Falls slowly and then ever faster, an exponential decay turned around.
 *
 * η(t) = η_min + (η₀ − η_min) · (1 − q)/(1 − q/2) with q = t/T. After half of the run the rate is still two thirds of the way up; it falls
 * from η₀ at half the slope of a straight line and meets the floor at twice that slope. After T it holds η_min.
 *
 * @param parameters baseLr η₀ (rate), totalSteps T (updates), minLr η_min (rate).
 *
 * @example
 * const lr = rex({ baseLr: 0.3, totalSteps: 100 });
 * lr(50); // 0.2
 * lr(80); // 0.1
 */
export const rex = family<Rex>({
  name: "rex",
  slug: "rex",
  title: "Reflected exponential",
  group: "decay",
  summary: "Falls slowly and then ever faster, an exponential decay turned around.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta_0`,
      doc: "The rate of the first update.",
      pytorch: "lr",
      slider: { min: 0.05, max: 0.2, step: 0.01, start: 0.1 },
    },
    totalSteps: {
      type: "steps",
      symbol: "T",
      doc: "Length in updates; the floor is reached at step T.",
      slider: { min: 10, max: 200, step: 10, start: 100 },
    },
    minLr: {
      type: "rate",
      symbol: String.raw`\eta_{\min}`,
      doc: "The floor.",
      default: 0,
      slider: { min: 0, max: 0.05, step: 0.005, start: 0 },
    },
  },
  latex: String.raw`\eta(t) = \eta_{\min} + (\eta_0 - \eta_{\min})\,\frac{1 - t/T}{1 - \frac{1}{2}\,t/T}`,
  check: ({ baseLr, minLr }) => {
    if (minLr > baseLr) fail("rex", `minLr must be at most baseLr (${baseLr})`, minLr, "To rise, put a warmup before it.");
  },
  steps: ({ totalSteps }) => totalSteps,
  lr: ({ baseLr, totalSteps, minLr }, t) => {
    const q = t / totalSteps;
    return between(minLr, baseLr, (1 - q) / (1 - q / 2));
  },
  pros: ["nothing to choose but the length", "keeps the rate high for longer than a line does, and still ends at the floor"],
  cons: ["steepest at its very end, so the low rates pass quickly", "the length T must be known before the first update"],
  bestFor: "Budgets that are fixed in advance and small.",
  python: ({ baseLr, totalSteps, minLr }) => betweenPython(minLr, baseLr, `(1 - t / ${totalSteps}) / (1 - t / ${2 * totalSteps})`),
  example: { baseLr: 0.1, totalSteps: 100 },
  source: {
    authors: "Chen, Wolfe and Kyrillidis",
    year: 2021,
    title: "REX: Revisiting Budgeted Training with an Improved Schedule",
    url: "https://arxiv.org/abs/2107.04197",
  },
});
