import { fail } from "../fail.js";
import { type Ending, family } from "../family.js";
import { along, alongPython, type FixedShape, fixedShapes } from "../shape.js";

/** Parameters of `kDecay`. */
export interface KDecay extends Ending {
  /** η₀: the rate of the first update. */
  baseLr: number;
  /** T: length in updates; the floor is reached at step T. */
  totalSteps: number;
  /** k: 1 is the shape itself; above 1 the rate stays high for longer and falls faster at the end. */
  k: number;
  /** φ: the shape, "cosine" when left out. */
  shape?: FixedShape;
  /** η_min: the floor, 0 when left out. */
  minLr?: number;
}

/**
 * Runs any decay on a bent clock, which hesitates first and hurries last.
 *
 * η(t) = η₀ + (η_min − η₀) · φ((t/T)^k), with φ the part of the way done, one of `shape`. k = 1 is the plain decay. After T it holds η_min.
 * timm has it as `k_decay` of its cosine and polynomial schedulers.
 *
 * @param parameters baseLr η₀ (rate), totalSteps T (updates), k (exponent), shape φ, minLr η_min (rate).
 *
 * @example
 * const lr = kDecay({ baseLr: 0.1, totalSteps: 100, k: 2, shape: "linear" });
 * lr(50); // 0.075
 */
export const kDecay = family<KDecay>({
  name: "kDecay",
  slug: "k-decay",
  title: "K-decay",
  group: "decay",
  summary: "Runs any decay on a bent clock, which hesitates first and hurries last.",
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
    k: {
      type: "power",
      symbol: "k",
      doc: "1 is the shape itself; above 1 the rate stays high for longer and falls faster at the end.",
      above: true,
      slider: { min: 0.5, max: 5, step: 0.5, start: 2 },
    },
    shape: {
      type: "choice",
      symbol: String.raw`\varphi`,
      doc: "The shape: the part of the way done at a part of the time.",
      default: "cosine",
      options: fixedShapes,
    },
    minLr: {
      type: "rate",
      symbol: String.raw`\eta_{\min}`,
      doc: "The floor.",
      default: 0,
      slider: { min: 0, max: 0.05, step: 0.005, start: 0 },
    },
  },
  latex: String.raw`\eta(t) = \eta_0 + (\eta_{\min} - \eta_0)\;\varphi\left(\left(\frac{t}{T}\right)^{k}\right)`,
  check: ({ baseLr, minLr }) => {
    if (minLr > baseLr) fail("kDecay", `minLr must be at most baseLr (${baseLr})`, minLr, "To rise, put a warmup before it.");
  },
  steps: ({ totalSteps }) => totalSteps,
  lr: ({ baseLr, totalSteps, k, shape, minLr }, t) => along(shape, baseLr, minLr, (t / totalSteps) ** k),
  pros: ["one number moves the fall of any shape later or earlier"],
  cons: ["one more number to choose, and it acts much as a longer flat phase does", "the length T must be known before the first update"],
  bestFor: "Keeping the rate high for longer without a corner, in recipes built on timm.",
  python: ({ baseLr, totalSteps, k, shape, minLr }) => alongPython(shape, baseLr, minLr, `(t / ${totalSteps}) ** ${k}`),
  named: { timm: "CosineLRScheduler(k_decay=…)" },
  example: { baseLr: 0.1, totalSteps: 100, k: 2 },
  source: {
    authors: "Zhang and Li",
    year: 2020,
    title: "K-decay: A New Method For Learning Rate Schedule",
    url: "https://arxiv.org/abs/2004.05909",
  },
});
