import { family } from "../family.js";

/** Parameters of `inverseSqrt`. */
export interface InverseSqrt {
  /** η₀: the rate of the first `timescale` updates. */
  baseLr: number;
  /** τ: updates before the rate begins to fall. */
  timescale: number;
}

/**
 * Keeps baseLr for timescale updates, then falls as one over the square root of the step.
 *
 * η(t) = η₀ · √(τ / max(t, τ)): half of η₀ at 4τ, a tenth at 100τ, and never 0. It never ends, so no length has to be chosen.
 *
 * The transformer's schedule rises through the first τ updates instead: `warmup(skip(inverseSqrt(p), τ), { steps: τ })`.
 *
 * @param parameters baseLr η₀ (rate), timescale τ (updates).
 *
 * @example
 * const lr = inverseSqrt({ baseLr: 0.1, timescale: 10 });
 * lr(10); // 0.1
 * lr(40); // 0.05
 */
export const inverseSqrt = family<InverseSqrt>({
  name: "inverseSqrt",
  slug: "inverse-sqrt",
  title: "Inverse square root",
  group: "decay",
  summary: "Keeps its rate for a while, then falls as one over the square root of the step.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta_0`,
      doc: "The rate before it begins to fall.",
      pytorch: "lr",
      slider: { min: 0.01, max: 0.2, step: 0.01, start: 0.1 },
    },
    timescale: {
      type: "steps",
      symbol: String.raw`\tau`,
      doc: "Updates before the rate begins to fall.",
      slider: { min: 1, max: 50, step: 1, start: 10 },
    },
  },
  latex: String.raw`\eta(t) = \eta_0 \sqrt{\frac{\tau}{\max(t, \tau)}}`,
  lr: ({ baseLr, timescale }, t) => baseLr * Math.sqrt(timescale / Math.max(t, timescale)),
  pros: ["needs no length: train on, and the past stays as it was", "the fall slows down by itself"],
  cons: ["never near zero, so the last noise stays unless a short decay follows"],
  bestFor: "Runs that may go on: pretraining without a fixed budget, with a cooldown at the end.",
  python: ({ baseLr, timescale }) => `${baseLr} * sqrt(${timescale} / max(t, ${timescale}))`,
  example: { baseLr: 0.1, timescale: 10 },
  source: {
    authors: "Raffel et al.",
    year: 2020,
    title: "Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer",
    where: "1/√max(n, k) with k = 10⁴ warm-up steps",
    url: "https://arxiv.org/abs/1910.10683",
  },
});
