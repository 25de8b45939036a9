import { family } from "../family.js";

/** Parameters of `multiStep`. */
export interface MultiStep {
  /** η₀: the rate of the first update. */
  baseLr: number;
  /** m₁ < m₂ < …: the updates from which one more drop counts. */
  milestones: readonly number[];
  /** γ: what each drop multiplies the rate by, 0.1 when left out. */
  gamma?: number;
}

/**
 * Multiplies the rate by gamma at each milestone.
 *
 * η(t) = η₀ · γ^(number of milestones ≤ t). A milestone belongs to the time after the drop: update m already has the lower rate.
 * It never ends.
 *
 * @param parameters baseLr η₀ (rate), milestones m (updates, increasing), gamma γ (factor).
 *
 * @example
 * const lr = multiStep({ baseLr: 0.1, milestones: [30, 60], gamma: 0.5 });
 * lr(29); // 0.1
 * lr(60); // 0.025
 */
export const multiStep = family<MultiStep>({
  name: "multiStep",
  slug: "multi-step",
  title: "Multi-step decay",
  group: "steps",
  summary: "Multiplies the rate by a factor at each of a list of updates.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta_0`,
      doc: "The rate of the first update.",
      pytorch: "lr",
      optax: "init_value",
      slider: { min: 0.01, max: 0.2, step: 0.01, start: 0.1 },
    },
    milestones: {
      type: "milestones",
      symbol: "m_i",
      doc: "The updates from which one more drop counts.",
      pytorch: "milestones",
      optax: "boundaries_and_scales, which holds both milestones and factors",
    },
    gamma: {
      type: "factor",
      symbol: String.raw`\gamma`,
      doc: "What each drop multiplies the rate by.",
      default: 0.1,
      max: 1,
      pytorch: "gamma",
      slider: { min: 0.1, max: 0.9, step: 0.1, start: 0.1 },
    },
  },
  latex: String.raw`\eta(t) = \eta_0 \, \gamma^{\left|\{ i : m_i \le t \}\right|}`,
  lr: ({ baseLr, milestones, gamma }, t) => baseLr * gamma ** milestones.filter((milestone) => milestone <= t).length,
  pros: ["drops can stand where they help, not at equal distances"],
  cons: ["the milestones must be found, and found again for another length", "the best ones are known only after a few runs"],
  bestFor: "Reproducing published recipes, whose milestones come with them.",
  python: ({ baseLr, milestones, gamma }) =>
    milestones.reduceRight(
      (after, milestone, i) => `where(t < ${milestone}, ${baseLr * gamma ** i}, ${after})`,
      `${baseLr * gamma ** milestones.length}`,
    ),
  pytorch: ({ baseLr, milestones, gamma }) => ({
    lr: baseLr,
    scheduler: `MultiStepLR(optimizer, milestones=[${milestones.join(", ")}], gamma=${gamma})`,
  }),
  optax: ({ baseLr, milestones, gamma }) =>
    `optax.piecewise_constant_schedule(init_value=${baseLr}, boundaries_and_scales={${milestones.map((milestone) => `${milestone}: ${gamma}`).join(", ")}})`,
  keras: ({ baseLr, milestones, gamma }) =>
    `keras.optimizers.schedules.PiecewiseConstantDecay(boundaries=[${milestones.map((milestone) => milestone - 1).join(", ")}], values=[${[baseLr, ...milestones.map((_, i) => baseLr * gamma ** (i + 1))].join(", ")}])`, // a boundary still has the rate before it
  named: { timm: "MultiStepLRScheduler" },
  example: { baseLr: 0.1, milestones: [30, 60, 80] },
  source: {
    authors: "Goyal et al.",
    year: 2017,
    title: "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour",
    where: "the rate is divided by 10 at epochs 30, 60 and 80 of 90",
    url: "https://arxiv.org/abs/1706.02677",
  },
});
