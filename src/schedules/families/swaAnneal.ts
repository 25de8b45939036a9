import { type Ending, family } from "../family.js";
import { along, alongPython, type FixedShape, fixedShapes } from "../shape.js";

/** Parameters of `swaAnneal`. */
export interface SwaAnneal extends Ending {
  /** η₀: the rate it comes from. */
  baseLr: number;
  /** η_SWA: the constant rate it goes to, higher or lower. */
  swaLr: number;
  /** A: updates on the way. */
  annealSteps: number;
  /** φ: the shape of the way, "cosine" when left out. */
  shape?: FixedShape;
}

/**
 * Goes from the rate that training has come to, up or down, to the constant one under which weights are averaged.
 *
 * η(t) = η₀ + (η_SWA − η₀) · φ(t/A), with φ the part of the way done, one of `shape`. After A it holds η_SWA, for as long as one averages.
 * It stands at the end of a run: `sequence(take(schedule, start), swaAnneal({ baseLr: schedule(start), … }))`.
 *
 * PyTorch's SWALR has the cosine and the line, and counts A in calls of its step, "epochs" in its name.
 *
 * @param parameters baseLr η₀ and swaLr η_SWA (rates), annealSteps A (updates), shape φ.
 *
 * @example
 * const lr = swaAnneal({ baseLr: 0.01, swaLr: 0.05, annealSteps: 10 });
 * lr(5); // 0.03
 * lr(500); // 0.05
 */
export const swaAnneal = family<SwaAnneal>({
  name: "swaAnneal",
  slug: "swa-anneal",
  title: "SWA anneal",
  group: "whole",
  summary: "Goes, up or down, to the constant rate under which weights are averaged.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta_0`,
      doc: "The rate it comes from.",
      pytorch: "lr",
      optax: "init_value",
      slider: { min: 0.01, max: 0.2, step: 0.01, start: 0.1 },
    },
    swaLr: {
      type: "rate",
      symbol: String.raw`\eta_{\mathrm{SWA}}`,
      doc: "The constant rate it goes to, higher or lower.",
      pytorch: "swa_lr",
      slider: { min: 0.01, max: 0.2, step: 0.01, start: 0.05 },
    },
    annealSteps: {
      type: "steps",
      symbol: "A",
      doc: "Updates on the way.",
      pytorch: "anneal_epochs",
      optax: "decay_steps",
      slider: { min: 1, max: 50, step: 1, start: 10 },
    },
    shape: {
      type: "choice",
      symbol: String.raw`\varphi`,
      doc: "The shape of the way: the part of it done at a part of the time.",
      default: "cosine",
      options: fixedShapes,
      pytorch: 'anneal_strategy, "cos" or "linear"',
    },
  },
  latex: String.raw`\eta(t) = \eta_0 + (\eta_{\mathrm{SWA}} - \eta_0)\;\varphi\left(\frac{t}{A}\right)`,
  steps: ({ annealSteps }) => annealSteps,
  lr: ({ baseLr, swaLr, annealSteps, shape }, t) => along(shape, baseLr, swaLr, t / annealSteps),
  pros: ["the average over its constant part has less noise than any of its points", "averaging can stop at any update"],
  cons: ["the point itself stays noisy: only the average is good", "batch statistics must be computed again for the average"],
  bestFor: "The last part of a run whose weights are averaged.",
  python: ({ baseLr, swaLr, annealSteps, shape }) => alongPython(shape, baseLr, swaLr, `t / ${annealSteps}`),
  pytorch: ({ baseLr, swaLr, annealSteps, shape }) =>
    shape === "cosine" || shape === "linear"
      ? {
          lr: baseLr,
          scheduler: `torch.optim.swa_utils.SWALR(optimizer, swa_lr=${swaLr}, anneal_epochs=${annealSteps}, anneal_strategy="${shape === "cosine" ? "cos" : "linear"}")`,
        }
      : null,
  optax: ({ baseLr, swaLr, annealSteps, shape }) =>
    shape === "linear"
      ? `optax.linear_schedule(init_value=${baseLr}, end_value=${swaLr}, transition_steps=${annealSteps})`
      : shape === "cosine" && baseLr > 0
        ? `optax.cosine_decay_schedule(init_value=${baseLr}, decay_steps=${annealSteps}, alpha=${swaLr / baseLr})`
        : null,
  keras: ({ baseLr, swaLr, annealSteps, shape }) =>
    shape === "linear"
      ? `keras.optimizers.schedules.PolynomialDecay(initial_learning_rate=${baseLr}, decay_steps=${annealSteps}, end_learning_rate=${swaLr})`
      : shape === "cosine" && baseLr > 0
        ? `keras.optimizers.schedules.CosineDecay(initial_learning_rate=${baseLr}, decay_steps=${annealSteps}, alpha=${swaLr / baseLr})`
        : null,
  example: { baseLr: 0.1, swaLr: 0.05, annealSteps: 10 },
  source: {
    authors: "Izmailov et al.",
    year: 2018,
    title: "Averaging Weights Leads to Wider Optima and Better Generalization",
    where: "the constant rate; the way to it is that of PyTorch's SWALR",
    url: "https://arxiv.org/abs/1803.05407",
  },
});
