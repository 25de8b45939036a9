import { between } from "../between.js";
import { fail } from "../fail.js";
import { type Ending, family } from "../family.js";

/** Parameters of `cosineAnnealing`. */
export interface CosineAnnealing extends Ending {
  /** η_max: the rate of the first update. */
  baseLr: number;
  /** T: length in updates; the floor is reached at step T. */
  totalSteps: number;
  /** η_min: the floor, 0 when left out. */
  minLr?: number;
}

/**
 * Falls from baseLr to minLr along half a cosine: slow, then fast, then slow.
 *
 * η(t) = η_min + (η_max − η_min) · (1 + cos(π t / T)) / 2. After T it holds η_min; PyTorch's climbs again, which is pastEnd "mirror".
 *
 * @param parameters baseLr η_max (rate), totalSteps T (updates), minLr η_min (rate).
 *
 * @example
 * const lr = cosineAnnealing({ baseLr: 0.1, totalSteps: 100 });
 * lr(0); // 0.1
 * lr(50); // 0.05
 * lr(100); // 0
 */
export const cosineAnnealing = family<CosineAnnealing>({
  name: "cosineAnnealing",
  slug: "cosine",
  title: "Cosine annealing",
  group: "decay",
  summary: "Falls from its first rate to its floor along half a cosine: slow, then fast, then slow.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta_{\max}`,
      doc: "The rate of the first update.",
      pytorch: "lr",
      optax: "init_value",
      slider: { min: 0.05, max: 0.2, step: 0.01, start: 0.1 },
    },
    totalSteps: {
      type: "steps",
      symbol: "T",
      doc: "Length in updates; the floor is reached at step T.",
      pytorch: "T_max",
      optax: "decay_steps",
      slider: { min: 10, max: 200, step: 10, start: 100 },
    },
    minLr: {
      type: "rate",
      symbol: String.raw`\eta_{\min}`,
      doc: "The floor.",
      default: 0,
      pytorch: "eta_min",
      optax: "alpha, as a part of init_value",
      slider: { min: 0, max: 0.05, step: 0.005, start: 0 },
    },
  },
  latex: String.raw`\eta(t) = \eta_{\min} + \frac{\eta_{\max} - \eta_{\min}}{2}\left(1 + \cos\frac{\pi t}{T}\right)`,
  check: ({ baseLr, minLr }) => {
    if (minLr > baseLr) fail("cosineAnnealing", `minLr must be at most baseLr (${baseLr})`, minLr, "To rise, put a warmup before it.");
  },
  steps: ({ totalSteps }) => totalSteps,
  lr: ({ baseLr, totalSteps, minLr }, t) => between(minLr, baseLr, (1 + Math.cos((Math.PI * t) / totalSteps)) / 2),
  pros: ["no milestones to choose", "smooth, so no step of the run stands out"],
  cons: ["the length T must be known before the first update", "stopped early, it leaves the rate high"],
  bestFor: "Runs whose length is fixed in advance.",
  python: ({ baseLr, totalSteps, minLr }) => `${minLr} + ${baseLr - minLr} * (1 + cos(pi * t / ${totalSteps})) / 2`,
  pytorch: ({ baseLr, totalSteps, minLr }) => ({
    lr: baseLr,
    scheduler: `CosineAnnealingLR(optimizer, T_max=${totalSteps}, eta_min=${minLr})`,
  }),
  transformers: ({ baseLr, totalSteps, minLr }) =>
    minLr > 0
      ? null
      : { lr: baseLr, scheduler: `get_cosine_schedule_with_warmup(optimizer, num_warmup_steps=0, num_training_steps=${totalSteps})` },
  optax: ({ baseLr, totalSteps, minLr }) =>
    `optax.cosine_decay_schedule(init_value=${baseLr}, decay_steps=${totalSteps}, alpha=${minLr / baseLr})`,
  keras: ({ baseLr, totalSteps, minLr }) =>
    `keras.optimizers.schedules.CosineDecay(initial_learning_rate=${baseLr}, decay_steps=${totalSteps}, alpha=${minLr / baseLr})`,
  named: { timm: "CosineLRScheduler", fastai: "sched_cos" },
  example: { baseLr: 0.1, totalSteps: 100 },
  source: {
    authors: "Loshchilov and Hutter",
    year: 2017,
    title: "SGDR: Stochastic Gradient Descent with Warm Restarts",
    where: "equation 5, one cycle",
    url: "https://arxiv.org/abs/1608.03983",
  },
});
