import { between, betweenPython } from "../between.js";
import { fail } from "../fail.js";
import { type Ending, family } from "../family.js";

/** Parameters of `polynomial`. */
export interface Polynomial extends Ending {
  /** η₀: the rate of the first update. */
  baseLr: number;
  /** T: length in updates; the end value is reached at step T. */
  totalSteps: number;
  /** p: 1 is a straight line, above 1 falls fast and then slowly, below 1 the other way round. */
  power: number;
  /** η_T: the end value, 0 when left out. */
  endLr?: number;
}

/**
 * Falls from baseLr to endLr along a power of the time that is left.
 *
 * η(t) = η_T + (η₀ − η_T) · (1 − t/T)^p. After T it holds η_T.
 *
 * @param parameters baseLr η₀ (rate), totalSteps T (updates), power p (exponent), endLr η_T (rate).
 *
 * @example
 * const lr = polynomial({ baseLr: 0.1, totalSteps: 100, power: 2 });
 * lr(50); // 0.025
 */
export const polynomial = family<Polynomial>({
  name: "polynomial",
  slug: "polynomial",
  title: "Polynomial decay",
  group: "decay",
  summary: "Falls from its first rate to its end value along a power of the time that is left.",
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
    power: {
      type: "power",
      symbol: "p",
      doc: "1 is a straight line; above 1 falls fast and then slowly, below 1 the other way round.",
      above: true,
      pytorch: "power",
      optax: "power",
      slider: { min: 0.5, max: 4, step: 0.5, start: 2 },
    },
    endLr: {
      type: "rate",
      symbol: String.raw`\eta_T`,
      doc: "The end value.",
      default: 0,
      optax: "end_value",
      slider: { min: 0, max: 0.05, step: 0.005, start: 0 },
    },
  },
  latex: String.raw`\eta(t) = \eta_T + (\eta_0 - \eta_T)\left(1 - \frac{t}{T}\right)^{p}`,
  check: ({ baseLr, endLr }) => {
    if (endLr > baseLr) fail("polynomial", `endLr must be at most baseLr (${baseLr})`, endLr, "To rise, put a warmup before it.");
  },
  steps: ({ totalSteps }) => totalSteps,
  lr: ({ baseLr, totalSteps, power, endLr }, t) => between(endLr, baseLr, (1 - t / totalSteps) ** power),
  pros: ["one number, the power, moves the shape between early and late decay"],
  cons: ["one more number to choose", "the length T must be known before the first update"],
  bestFor: "Segmentation recipes that were tuned with it, and comparing shapes along one axis.",
  python: ({ baseLr, totalSteps, power, endLr }) => betweenPython(endLr, baseLr, `(1 - t / ${totalSteps}) ** ${power}`),
  pytorch: ({ baseLr, totalSteps, power, endLr }) =>
    endLr > 0 ? null : { lr: baseLr, scheduler: `PolynomialLR(optimizer, total_iters=${totalSteps}, power=${power})` },
  transformers: ({ baseLr, totalSteps, power, endLr }) =>
    endLr >= baseLr
      ? null
      : {
          lr: baseLr,
          scheduler: `get_polynomial_decay_schedule_with_warmup(optimizer, num_warmup_steps=0, num_training_steps=${totalSteps}, lr_end=${endLr}, power=${power})`,
        },
  optax: ({ baseLr, totalSteps, power, endLr }) =>
    `optax.polynomial_schedule(init_value=${baseLr}, end_value=${endLr}, power=${power}, transition_steps=${totalSteps})`,
  keras: ({ baseLr, totalSteps, power, endLr }) =>
    `keras.optimizers.schedules.PolynomialDecay(initial_learning_rate=${baseLr}, decay_steps=${totalSteps}, end_learning_rate=${endLr}, power=${power})`,
  named: { timm: "PolyLRScheduler", fastai: "SchedPoly" },
  example: { baseLr: 0.1, totalSteps: 100, power: 2 },
  source: {
    authors: "Chen et al.",
    year: 2018,
    title: "DeepLab: Semantic Image Segmentation with Deep Convolutional Nets, Atrous Convolution, and Fully Connected CRFs",
    where: 'the "poly" policy',
    url: "https://arxiv.org/abs/1606.00915",
  },
});
