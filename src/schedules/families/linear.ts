import { fail } from "../fail.js";
import { type Ending, family } from "../family.js";
import { along, alongPython } from "../shape.js";

/** Parameters of `linear`. */
export interface Linear extends Ending {
  /** η₀: the rate of the first update. */
  baseLr: number;
  /** T: length in updates; the end value is reached at step T. */
  totalSteps: number;
  /** η_T: the end value, 0 when left out. */
  endLr?: number;
}

/**
 * Falls from baseLr to endLr along a straight line.
 *
 * η(t) = η₀ + (η_T − η₀) · t / T. After T it holds η_T. The last update, T − 1, still has a rate above η_T.
 *
 * @param parameters baseLr η₀ (rate), totalSteps T (updates), endLr η_T (rate).
 *
 * @example
 * const lr = linear({ baseLr: 0.1, totalSteps: 100 });
 * lr(25); // 0.075
 * lr(99); // 0.001
 */
export const linear = family<Linear>({
  name: "linear",
  slug: "linear",
  title: "Linear decay",
  group: "decay",
  summary: "Falls from its first rate to its end value along a straight line.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta_0`,
      doc: "The rate of the first update.",
      pytorch: "lr",
      optax: "init_value",
      slider: { min: 0.05, max: 0.2, step: 0.01, start: 0.1 },
    },
    totalSteps: {
      type: "steps",
      symbol: "T",
      doc: "Length in updates; the end value is reached at step T.",
      pytorch: "total_iters",
      optax: "transition_steps",
      slider: { min: 10, max: 200, step: 10, start: 100 },
    },
    endLr: {
      type: "rate",
      symbol: String.raw`\eta_T`,
      doc: "The end value.",
      default: 0,
      pytorch: "end_factor, as a part of lr",
      optax: "end_value",
      slider: { min: 0, max: 0.05, step: 0.005, start: 0 },
    },
  },
  latex: String.raw`\eta(t) = \eta_0 + (\eta_T - \eta_0)\,\frac{t}{T}`,
  check: ({ baseLr, endLr }) => {
    if (endLr > baseLr) fail("linear", `endLr must be at most baseLr (${baseLr})`, endLr, "To rise, use linearWarmup.");
  },
  steps: ({ totalSteps }) => totalSteps,
  lr: ({ baseLr, totalSteps, endLr }, t) => along("linear", baseLr, endLr, t / totalSteps),
  pros: ["nothing to choose but the length", "reaches zero, which worst-case theory for convex problems asks for"],
  cons: ["the length T must be known before the first update", "stopped early, it leaves the rate high"],
  bestFor: "Fine-tuning and pretraining with a budget that is fixed in advance.",
  python: ({ baseLr, totalSteps, endLr }) => alongPython("linear", baseLr, endLr, `t / ${totalSteps}`),
  pytorch: ({ baseLr, totalSteps, endLr }) => ({
    lr: baseLr,
    scheduler: `LinearLR(optimizer, start_factor=1.0, end_factor=${endLr / (baseLr || 1)}, total_iters=${totalSteps})`,
  }),
  transformers: ({ baseLr, totalSteps, endLr }) =>
    endLr > 0
      ? null
      : { lr: baseLr, scheduler: `get_linear_schedule_with_warmup(optimizer, num_warmup_steps=0, num_training_steps=${totalSteps})` },
  optax: ({ baseLr, totalSteps, endLr }) =>
    `optax.linear_schedule(init_value=${baseLr}, end_value=${endLr}, transition_steps=${totalSteps})`,
  keras: ({ baseLr, totalSteps, endLr }) =>
    `keras.optimizers.schedules.PolynomialDecay(initial_learning_rate=${baseLr}, decay_steps=${totalSteps}, end_learning_rate=${endLr})`,
  named: { fastai: "sched_lin" },
  example: { baseLr: 0.1, totalSteps: 100 },
  source: {
    authors: "Bergsma et al.",
    year: 2025,
    title: "Straight to Zero: Why Linearly Decaying the Learning Rate to Zero Works Best for LLMs",
    url: "https://arxiv.org/abs/2502.15938",
  },
});
