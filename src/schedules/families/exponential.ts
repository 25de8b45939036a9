import { family } from "../family.js";

/** Parameters of `exponential`. */
export interface Exponential {
  /** η₀: the rate of the first update. */
  baseLr: number;
  /** γ: what each update multiplies the rate by. */
  gamma: number;
}

/**
 * Multiplies the rate by gamma after every update.
 *
 * η(t) = η₀ · γ^t, a straight line on a log axis. To end at a part r of the first rate after T updates, take γ = r^(1/T). It never ends.
 *
 * @param parameters baseLr η₀ (rate), gamma γ (factor per update).
 *
 * @example
 * const lr = exponential({ baseLr: 0.1, gamma: 0.01 ** (1 / 200) });
 * lr(100); // 0.01
 * lr(200); // 0.001
 */
export const exponential = family<Exponential>({
  name: "exponential",
  slug: "exponential",
  title: "Exponential decay",
  group: "decay",
  summary: "Multiplies the rate by the same factor after every update, a straight line on a log axis.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta_0`,
      doc: "The rate of the first update.",
      pytorch: "lr",
      optax: "init_value",
      slider: { min: 0.01, max: 0.2, step: 0.01, start: 0.1 },
    },
    gamma: {
      type: "factor",
      symbol: String.raw`\gamma`,
      doc: "What each update multiplies the rate by.",
      max: 1,
      pytorch: "gamma",
      optax: "decay_rate, per transition_steps updates",
      slider: { min: 0.9, max: 1, step: 0.005, start: 0.955 },
    },
  },
  latex: String.raw`\eta(t) = \eta_0 \, \gamma^{t}`,
  lr: ({ baseLr, gamma }, t) => baseLr * gamma ** t,
  pros: ["one factor to choose, and it needs no length", "falls by the same ratio everywhere, so no step of the run stands out"],
  cons: ["a factor that suits 100 updates is far too small for 10000", "spends much of the run at rates that no longer move anything"],
  bestFor: "Runs where the ratio of the last rate to the first one is known: γ = ratio^(1/T).",
  python: ({ baseLr, gamma }) => `${baseLr} * ${gamma} ** t`,
  pytorch: ({ baseLr, gamma }) => ({ lr: baseLr, scheduler: `ExponentialLR(optimizer, gamma=${gamma})` }),
  optax: ({ baseLr, gamma }) => `optax.exponential_decay(init_value=${baseLr}, transition_steps=1, decay_rate=${gamma})`,
  keras: ({ baseLr, gamma }) =>
    `keras.optimizers.schedules.ExponentialDecay(initial_learning_rate=${baseLr}, decay_steps=1, decay_rate=${gamma})`,
  example: { baseLr: 0.1, gamma: 0.955 },
  source: {
    authors: "PyTorch contributors",
    year: 2022,
    title: "ExponentialLR, PyTorch 1.13 documentation",
    url: "https://pytorch.org/docs/1.13/generated/torch.optim.lr_scheduler.ExponentialLR.html",
  },
});
