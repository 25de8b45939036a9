import { fail } from "../fail.js";
import { type Ending, family } from "../family.js";

/** Parameters of `linearToZero`. */
export interface LinearToZero extends Ending {
  /** η_max: the peak, reached at step w. */
  baseLr: number;
  /** T: length of the whole run in updates, the warmup included; the rate is 0 at step T. */
  totalSteps: number;
  /** w: updates of warmup, a part of T; 0 for none. */
  warmupSteps: number;
}

/**
 * Rises along a straight line to its peak, then falls along another to zero: the whole run in three numbers.
 *
 * η(t) = η_max · t/w up to w, then η_max · (T − t)/(T − w). After T it holds 0. The same from parts:
 * `warmup(linear({ baseLr, totalSteps: T − w }), { steps: w })`, whose decay counts its length without the warmup.
 *
 * @param parameters baseLr η_max (rate), totalSteps T and warmupSteps w (updates).
 *
 * @example
 * const lr = linearToZero({ baseLr: 0.1, totalSteps: 100, warmupSteps: 10 });
 * lr(5); // 0.05
 * lr(10); // 0.1
 * lr(55); // 0.05
 */
export const linearToZero = family<LinearToZero>({
  name: "linearToZero",
  slug: "linear-to-zero",
  title: "Linear to zero",
  group: "whole",
  summary: "Rises along a straight line to its peak, then falls along another to zero.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta_{\max}`,
      doc: "The peak.",
      pytorch: "lr",
      slider: { min: 0.05, max: 0.2, step: 0.01, start: 0.1 },
    },
    totalSteps: {
      type: "steps",
      symbol: "T",
      doc: "Length of the whole run in updates, the warmup included.",
      slider: { min: 60, max: 200, step: 10, start: 100 },
    },
    warmupSteps: {
      type: "steps",
      symbol: "w",
      doc: "Updates of warmup, a part of the run; 0 for none.",
      min: 0,
      slider: { min: 0, max: 50, step: 1, start: 10 },
    },
  },
  latex: String.raw`\eta(t) = \eta_{\max} \begin{cases} \frac{t}{w} & t < w \\ \frac{T - t}{T - w} & t \ge w \end{cases}`,
  check: ({ totalSteps, warmupSteps }) => {
    if (warmupSteps >= totalSteps)
      fail("linearToZero", `warmupSteps must be less than totalSteps (${totalSteps})`, warmupSteps, "The warmup is a part of the run.");
  },
  steps: ({ totalSteps }) => totalSteps,
  lr: ({ baseLr, totalSteps: T, warmupSteps: w }, t) => baseLr * (t < w ? t / w : (T - t) / (T - w)),
  pros: ["nothing to choose but the peak, the length and the warmup", "ends at zero, so the last updates average the noise away"],
  cons: ["the length T must be known before the first update", "stopped early, it leaves the rate high"],
  bestFor: "Pretraining and fine-tuning with a fixed number of tokens.",
  python: ({ baseLr, totalSteps: T, warmupSteps: w }) =>
    `${baseLr} * ${w === 0 ? `(1 - t / ${T})` : `where(t < ${w}, t / ${w}, (${T} - t) / ${T - w})`}`,
  pytorch: ({ baseLr, totalSteps: T, warmupSteps: w }) =>
    w === 0 ? { lr: baseLr, scheduler: `LinearLR(optimizer, start_factor=1.0, end_factor=0.0, total_iters=${T})` } : null,
  transformers: ({ baseLr, totalSteps: T, warmupSteps: w }) => ({
    lr: baseLr,
    scheduler: `get_linear_schedule_with_warmup(optimizer, num_warmup_steps=${w}, num_training_steps=${T})`,
  }),
  optax: ({ baseLr, totalSteps: T, warmupSteps: w }) => {
    const fall = `optax.linear_schedule(init_value=${baseLr}, end_value=0.0, transition_steps=${T - w})`;
    const rise = `optax.linear_schedule(init_value=0.0, end_value=${baseLr}, transition_steps=${w})`;
    return w === 0 ? fall : `optax.join_schedules([${rise}, ${fall}], boundaries=[${w}])`;
  },
  keras: ({ baseLr, totalSteps: T, warmupSteps: w }) =>
    w === 0 ? `keras.optimizers.schedules.PolynomialDecay(initial_learning_rate=${baseLr}, decay_steps=${T}, end_learning_rate=0.0)` : null,
  example: { baseLr: 0.1, totalSteps: 100, warmupSteps: 10 },
  source: {
    authors: "Bergsma et al.",
    year: 2025,
    title: "Straight to Zero: Why Linearly Decaying the Learning Rate to Zero Works Best for LLMs",
    url: "https://arxiv.org/abs/2502.15938",
  },
});
