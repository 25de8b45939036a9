import { family } from "../family.js";

/** Parameters of `stepDecay`. */
export interface StepDecay {
  /** η₀: the rate of the first update. */
  baseLr: number;
  /** k: updates between two drops. */
  stepSize: number;
  /** γ: what each drop multiplies the rate by, 0.1 when left out. */
  gamma?: number;
}

/**
 * Multiplies the rate by gamma every stepSize updates.
 *
 * η(t) = η₀ · γ^⌊t/k⌋. The first drop acts on update k, the first one after k updates. It never ends.
 *
 * @param parameters baseLr η₀ (rate), stepSize k (updates), gamma γ (factor).
 *
 * @example
 * const lr = stepDecay({ baseLr: 0.1, stepSize: 30 });
 * lr(29); // 0.1
 * lr(30); // 0.01
 */
export const stepDecay = family<StepDecay>({
  name: "stepDecay",
  slug: "step-decay",
  title: "Step decay",
  group: "steps",
  summary: "Multiplies the rate by a factor after every fixed number of updates.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta_0`,
      doc: "The rate of the first update.",
      pytorch: "lr",
      optax: "init_value",
      slider: { min: 0.01, max: 0.2, step: 0.01, start: 0.1 },
    },
    stepSize: {
      type: "steps",
      symbol: "k",
      doc: "Updates between two drops.",
      pytorch: "step_size",
      optax: "transition_steps",
      slider: { min: 5, max: 100, step: 5, start: 30 },
    },
    gamma: {
      type: "factor",
      symbol: String.raw`\gamma`,
      doc: "What each drop multiplies the rate by.",
      default: 0.1,
      max: 1,
      pytorch: "gamma",
      optax: "decay_rate",
      slider: { min: 0.1, max: 0.9, step: 0.1, start: 0.1 },
    },
  },
  latex: String.raw`\eta(t) = \eta_0 \, \gamma^{\lfloor t / k \rfloor}`,
  lr: ({ baseLr, stepSize, gamma }, t) => baseLr * gamma ** Math.floor(t / stepSize),
  pros: ["easy to read: the rate is one of a few values", "needs no length"],
  cons: ["two numbers to tune that interact with the length of the run", "a drop at the very end trains nothing"],
  bestFor: "Reproducing results that were trained with it, many image classifiers among them.",
  python: ({ baseLr, stepSize, gamma }) => `${baseLr} * ${gamma} ** (t // ${stepSize})`,
  pytorch: ({ baseLr, stepSize, gamma }) => ({ lr: baseLr, scheduler: `StepLR(optimizer, step_size=${stepSize}, gamma=${gamma})` }),
  optax: ({ baseLr, stepSize, gamma }) =>
    `optax.exponential_decay(init_value=${baseLr}, transition_steps=${stepSize}, decay_rate=${gamma}, staircase=True)`,
  keras: ({ baseLr, stepSize, gamma }) =>
    `keras.optimizers.schedules.ExponentialDecay(initial_learning_rate=${baseLr}, decay_steps=${stepSize}, decay_rate=${gamma}, staircase=True)`,
  named: { timm: "StepLRScheduler" },
  example: { baseLr: 0.1, stepSize: 30 },
  source: {
    authors: "PyTorch contributors",
    year: 2022,
    title: "ImageNet training in PyTorch, the example's training script",
    where: "the rate is divided by 10 every 30 epochs",
    url: "https://github.com/pytorch/examples/blob/main/imagenet/main.py",
  },
});
