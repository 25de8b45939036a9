import { between, betweenPython } from "../between.js";
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
  /** r: the floor as a part of baseLr instead, 0 when left out. */
  minRatio?: number;
  /** p: 1 (when left out) is the cosine itself; above 1 it falls sooner. */
  exponent?: number;
}

/** The floor, however it was given. */
const floorOf = ({ baseLr, minLr, minRatio }: Required<CosineAnnealing>): number => Math.max(minLr, minRatio * baseLr);

/**
 * Falls from baseLr to its floor along half a cosine: slow, then fast, then slow.
 *
 * η(t) = η_min + (η_max − η_min) · ((1 + cos(π t / T)) / 2)^p. After T it holds η_min; PyTorch's climbs again, which is pastEnd "mirror".
 * The floor is a rate, minLr, or a part of the peak, minRatio, as `alpha` is in optax and Keras; giving both is an error.
 *
 * @param parameters baseLr η_max (rate), totalSteps T (updates), minLr η_min (rate) or minRatio r (factor), exponent p.
 *
 * @example
 * const lr = cosineAnnealing({ baseLr: 0.1, totalSteps: 100 });
 * lr(0); // 0.1
 * lr(50); // 0.05
 * lr(100); // 0
 * cosineAnnealing({ baseLr: 0.1, totalSteps: 100, minRatio: 0.2 })(100); // 0.02
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
      slider: { min: 0, max: 0.05, step: 0.005, start: 0 },
    },
    minRatio: {
      type: "factor",
      symbol: "r",
      doc: "The floor as a part of the first rate, instead of minLr.",
      default: 0,
      max: 1,
      optax: "alpha",
    },
    exponent: {
      type: "power",
      symbol: "p",
      doc: "1 is the cosine itself; above 1 it falls sooner.",
      default: 1,
      above: true,
      optax: "exponent",
      slider: { min: 0.5, max: 3, step: 0.5, start: 1 },
    },
  },
  latex: String.raw`\begin{aligned} \eta(t) &= \eta_{\min} + (\eta_{\max} - \eta_{\min})\left(\frac{1 + \cos(\pi t / T)}{2}\right)^{p} \\ \eta_{\min} &= r\,\eta_{\max} \text{ where } r \text{ is given} \end{aligned}`,
  check: ({ baseLr, minLr, minRatio }) => {
    if (minLr > baseLr) fail("cosineAnnealing", `minLr must be at most baseLr (${baseLr})`, minLr, "To rise, put a warmup before it.");
    if (minLr > 0 && minRatio > 0)
      fail(
        "cosineAnnealing",
        "minRatio must be left out where minLr is given",
        minRatio,
        "Give the floor once, as a rate or as a part of it.",
      );
  },
  steps: ({ totalSteps }) => totalSteps,
  lr: (p, t) => between(floorOf(p), p.baseLr, ((1 + Math.cos((Math.PI * t) / p.totalSteps)) / 2) ** p.exponent),
  pros: ["no milestones to choose", "smooth, so no step of the run stands out"],
  cons: ["the length T must be known before the first update", "stopped early, it leaves the rate high"],
  bestFor: "Runs whose length is fixed in advance.",
  python: (p) => {
    const left = `(1 + cos(pi * t / ${p.totalSteps})) / 2`;
    return betweenPython(floorOf(p), p.baseLr, p.exponent === 1 ? left : `(${left}) ** ${p.exponent}`);
  },
  pytorch: (p) =>
    p.exponent === 1 ? { lr: p.baseLr, scheduler: `CosineAnnealingLR(optimizer, T_max=${p.totalSteps}, eta_min=${floorOf(p)})` } : null,
  transformers: (p) => {
    if (p.exponent !== 1) return null;
    const length = `optimizer, num_warmup_steps=0, num_training_steps=${p.totalSteps}`;
    return {
      lr: p.baseLr,
      scheduler:
        floorOf(p) === 0
          ? `get_cosine_schedule_with_warmup(${length})`
          : `get_cosine_with_min_lr_schedule_with_warmup(${length}, min_lr_rate=${floorOf(p) / p.baseLr})`,
    };
  },
  optax: (p) =>
    `optax.cosine_decay_schedule(init_value=${p.baseLr}, decay_steps=${p.totalSteps}, alpha=${floorOf(p) / (p.baseLr || 1)}${p.exponent === 1 ? "" : `, exponent=${p.exponent}`})`,
  keras: (p) =>
    p.exponent === 1
      ? `keras.optimizers.schedules.CosineDecay(initial_learning_rate=${p.baseLr}, decay_steps=${p.totalSteps}, alpha=${floorOf(p) / (p.baseLr || 1)})`
      : null,
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
