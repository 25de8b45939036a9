import { family } from "../family.js";

/** Parameters of `power`. */
export interface Power {
  /** η₀: the rate of the first update. */
  baseLr: number;
  /** α: the exponent; 1/2 when left out. */
  exponent?: number;
  /** τ: updates until the fall is that of a power of the step, 1 when left out. */
  timescale?: number;
}

/**
 * Falls as a power of the step, without an end: the same factor for every doubling of the run.
 *
 * η(t) = η₀ · (1 + t/τ)^−α, a straight line of slope −α on two log axes once t is well past τ. α = 1/2 is the rate of the theory of
 * averaging, α = 1 is `inverseTime`, and what lies between 1/2 and 1 meets Robbins and Monro's conditions.
 *
 * The Power scheduler of language models gives n tokens the rate min(η_max, β a n^b), b ≈ −0.51, after a warmup and before a decay:
 * `clamp(power({ baseLr, exponent: 0.51 }), { max })`, where baseLr is what the law gives for the first batch.
 *
 * @param parameters baseLr η₀ (rate), exponent α, timescale τ (updates).
 *
 * @example
 * const lr = power({ baseLr: 0.1 });
 * lr(3); // 0.05
 * lr(99); // 0.01
 */
export const power = family<Power>({
  name: "power",
  slug: "power",
  title: "Power law",
  group: "decay",
  summary: "Falls as a power of the step, without an end: the same factor for every doubling of the run.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta_0`,
      doc: "The rate of the first update.",
      pytorch: "lr",
      slider: { min: 0.01, max: 0.2, step: 0.01, start: 0.1 },
    },
    exponent: {
      type: "power",
      symbol: String.raw`\alpha`,
      doc: "The exponent: doubling the run divides the rate by 2^α.",
      default: 0.5,
      slider: { min: 0.1, max: 1, step: 0.05, start: 0.5 },
    },
    timescale: {
      type: "steps",
      symbol: String.raw`\tau`,
      doc: "Updates until the fall is that of a power of the step.",
      default: 1,
      slider: { min: 1, max: 50, step: 1, start: 1 },
    },
  },
  latex: String.raw`\eta(t) = \eta_0 \left(1 + \frac{t}{\tau}\right)^{-\alpha}`,
  lr: ({ baseLr, exponent, timescale }, t) => baseLr * (1 + t / timescale) ** -exponent,
  pros: ["needs no length: train on, and the past stays as it was", "one exponent between a constant rate and one over t"],
  cons: [
    "never near zero, so the last noise stays unless averaging or a short decay follows",
    "the first updates fall fastest: put a warmup before it",
  ],
  bestFor: "Runs whose length is not known, and rates that should carry over from short runs to long ones.",
  python: ({ baseLr, exponent, timescale }) => `${baseLr} * (1 + t / ${timescale}) ** -${exponent}`,
  example: { baseLr: 0.1, exponent: 0.5, timescale: 1 },
  source: {
    authors: "Shen et al.",
    year: 2024,
    title: "Power Scheduler: A Batch Size and Token Number Agnostic Learning Rate Scheduler",
    url: "https://arxiv.org/abs/2408.13359",
  },
});
