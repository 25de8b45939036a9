import { family } from "../family.js";

/** Parameters of `inverseTime`. */
export interface InverseTime {
  /** η₀: the rate of the first update. */
  baseLr: number;
  /** γ: how fast it falls; after 1/γ timescales the rate is half of the first one. */
  gamma: number;
  /** s: updates that count as one unit of time, 1 when left out. */
  timescale?: number;
  /** "smooth" (when left out) falls at every update, "staircase" once per timescale. */
  form?: "smooth" | "staircase";
}

/**
 * Falls as one over the time that has passed: half, a third, a quarter.
 *
 * η(t) = η₀ / (1 + γ u), u = t/s, or ⌊t/s⌋ as a staircase. It never ends and never reaches 0. The rates 1/t are the classical ones: their
 * sum has no bound, so any distance can be covered, and the sum of their squares has one, so the noise dies out.
 *
 * PyTorch has no class for it: `LambdaLR(optimizer, lambda t: 1 / (1 + gamma * t))`.
 *
 * @param parameters baseLr η₀ (rate), gamma γ (factor), timescale s (updates), form.
 *
 * @example
 * const lr = inverseTime({ baseLr: 0.1, gamma: 0.5 });
 * lr(2); // 0.05
 * lr(18); // 0.01
 */
export const inverseTime = family<InverseTime>({
  name: "inverseTime",
  slug: "inverse-time",
  title: "Inverse time decay",
  group: "decay",
  summary: "Falls as one over the time that has passed: half, a third, a quarter.",
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
      doc: "How fast it falls: the rate is half after 1/γ timescales.",
      optax: "decay_rate",
      slider: { min: 0, max: 1, step: 0.05, start: 0.5 },
    },
    timescale: {
      type: "steps",
      symbol: "s",
      doc: "Updates that count as one unit of time.",
      default: 1,
      optax: "transition_steps",
      slider: { min: 1, max: 50, step: 1, start: 10 },
    },
    form: {
      type: "choice",
      symbol: "u",
      doc: "Whether time counts smoothly, or in whole timescales as a staircase.",
      default: "smooth",
      options: ["smooth", "staircase"],
    },
  },
  latex: String.raw`\eta(t) = \frac{\eta_0}{1 + \gamma\, u}, \quad u = \begin{cases} t/s & \text{smooth} \\ \lfloor t/s \rfloor & \text{staircase} \end{cases}`,
  lr: ({ baseLr, gamma, timescale, form }, t) => {
    const u = form === "smooth" ? t / timescale : Math.floor(t / timescale);
    return baseLr / (1 + gamma * u);
  },
  pros: ["needs no length", "with it, stochastic gradient descent converges, and not only to a neighbourhood"],
  cons: [
    "falls fast first and hardly at all later, so a wrong start is never made up for",
    "two numbers to choose that depend on the curvature",
  ],
  bestFor: "Convex problems with a known curvature: logistic regression, support vector machines, averaging of noisy values.",
  python: ({ baseLr, gamma, timescale, form }) =>
    `${baseLr} / (1 + ${gamma} * ${form === "smooth" ? `t / ${timescale}` : `(t // ${timescale})`})`,
  keras: ({ baseLr, gamma, timescale, form }) =>
    `keras.optimizers.schedules.InverseTimeDecay(initial_learning_rate=${baseLr}, decay_steps=${timescale}, decay_rate=${gamma}${form === "smooth" ? "" : ", staircase=True"})`,
  example: { baseLr: 0.1, gamma: 0.5, timescale: 10 },
  source: {
    authors: "Bottou",
    year: 2012,
    title: "Stochastic Gradient Descent Tricks",
    where: "rates of the form γ₀ / (1 + γ₀ λ t); after Robbins and Monro, 1951",
    url: "https://leon.bottou.org/papers/bottou-tricks-2012",
  },
});
