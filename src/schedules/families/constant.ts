import { family } from "../family.js";

/** Parameters of `constant`. */
export interface Constant {
  /** η: the rate of every update. */
  baseLr: number;
}

/**
 * Keeps one rate for every update.
 *
 * η(t) = η. It never ends; `take(constant({ baseLr }), steps)` gives it a length.
 *
 * @param parameters baseLr η (rate).
 *
 * @example
 * const lr = constant({ baseLr: 0.1 });
 * lr(1000); // 0.1
 */
export const constant = family<Constant>({
  name: "constant",
  slug: "constant",
  title: "Constant rate",
  group: "constant",
  summary: "Keeps one rate for every update.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta`,
      doc: "The rate of every update.",
      pytorch: "lr",
      optax: "value",
      slider: { min: 0.01, max: 0.2, step: 0.01, start: 0.1 },
    },
  },
  latex: String.raw`\eta(t) = \eta`,
  lr: ({ baseLr }) => baseLr,
  pros: ["one number to choose", "needs no length: a run can go on or stop at any time"],
  cons: ["with noisy gradients the loss stops at a floor that grows with the rate"],
  bestFor: "Finding the largest stable rate, runs without a planned end, and the middle of a longer sequence.",
  python: ({ baseLr }) => `${baseLr}`,
  pytorch: ({ baseLr }) => ({ lr: baseLr }),
  transformers: ({ baseLr }) => ({ lr: baseLr, scheduler: "get_constant_schedule(optimizer)" }),
  optax: ({ baseLr }) => `optax.constant_schedule(${baseLr})`,
  example: { baseLr: 0.1 },
  source: {
    authors: "Robbins and Monro",
    year: 1951,
    title: "A Stochastic Approximation Method",
    where: "the conditions on the step sizes, which a constant rate breaks",
    url: "https://doi.org/10.1214/aoms/1177729586",
  },
});
