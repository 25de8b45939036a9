/** One symbol of the course: how it is written, what it means, and what it is called in code. */
export interface Notation {
  /** The name a legend asks for it by. */
  readonly id: string;
  /** Plain Unicode, for labels and the notebook's text. */
  readonly symbol: string;
  readonly latex: string;
  /** One sentence that stands alone. */
  readonly means: string;
  readonly unit?: string;
  /** The name in the course's code. */
  readonly code: string;
}

/** Every symbol of the course, in the order in which the lessons introduce them. */
export const notation: readonly Notation[] = [
  {
    id: "theta",
    symbol: "θ",
    latex: String.raw`\theta`,
    means: "The parameter that training changes; 0 is where the loss is lowest.",
    code: "theta",
  },
  { id: "theta0", symbol: "θ₀", latex: String.raw`\theta_0`, means: "Where the parameter starts.", code: "start" },
  {
    id: "t",
    symbol: "t",
    latex: "t",
    means: "How many updates have been made; the first update has t = 0.",
    unit: "updates",
    code: "step",
  },
  { id: "loss", symbol: "L(θ)", latex: String.raw`L(\theta)`, means: "The loss: the number that training makes small.", code: "loss" },
  { id: "g", symbol: "g", latex: "g", means: "The gradient: the slope of the loss at the current parameter.", code: "gradient" },
  {
    id: "eta",
    symbol: "η",
    latex: String.raw`\eta`,
    means: "The learning rate: how far one update moves per unit of gradient.",
    unit: "1/curvature",
    code: "lr, rate",
  },
  {
    id: "h",
    symbol: "h",
    latex: "h",
    means: "The curvature: how fast the gradient grows with the distance from the minimum.",
    code: "curvature",
  },
  {
    id: "factor",
    symbol: "1 − ηh",
    latex: String.raw`1 - \eta h`,
    means: "The factor of one update: what part of the distance to the minimum is left, and on which side.",
    code: "factor",
  },
  {
    id: "hmax",
    symbol: "h_max",
    latex: String.raw`h_{\mathrm{max}}`,
    means: "The largest curvature, that of the sharpest direction; it sets the limit on the rate.",
    code: "Math.max(...curvatures)",
  },
  {
    id: "hmin",
    symbol: "h_min",
    latex: String.raw`h_{\mathrm{min}}`,
    means: "The smallest curvature, that of the flattest direction; it sets how long training takes.",
    code: "Math.min(...curvatures)",
  },
  {
    id: "kappa",
    symbol: "κ",
    latex: String.raw`\kappa`,
    means: "The condition number: the largest curvature divided by the smallest.",
    code: "conditionNumber",
  },
  {
    id: "epsilon",
    symbol: "ε",
    latex: String.raw`\varepsilon`,
    means: "A tiny number that Adam adds so that it never divides by zero; 1e-8 by default.",
    code: "epsilon",
  },
  {
    id: "xi",
    symbol: "ξ",
    latex: String.raw`\xi`,
    means: "The noise of one gradient: a fresh random number for each update, 0 on average.",
    code: "noise",
  },
  {
    id: "sigma2",
    symbol: "σ²",
    latex: String.raw`\sigma^2`,
    means: "The variance of the gradient's noise.",
    unit: "gradient²",
    code: "noiseVariance",
  },
  {
    id: "batch",
    symbol: "B",
    latex: "B",
    means: "The batch: how many examples one gradient is averaged over.",
    unit: "examples",
    code: "batch",
  },
  {
    id: "expectation",
    symbol: "E[…]",
    latex: String.raw`\mathbb{E}[\cdot]`,
    means: "The expectation: the average over all the noise there could have been.",
    code: "expected…",
  },
  {
    id: "bias",
    symbol: "b",
    latex: "b",
    means: "The bias: where the average run stands; what is left of the start.",
    code: "bias",
  },
  {
    id: "variance",
    symbol: "v",
    latex: "v",
    means: "The variance: how far runs with different noise spread around their average.",
    code: "variance",
  },
  {
    id: "floor",
    symbol: "v∞",
    latex: String.raw`v_\infty`,
    means: "The noise floor: the variance at which a constant rate settles.",
    code: "noiseFloor(…)",
  },
  { id: "N", symbol: "N", latex: "N", means: "How many updates the whole run has.", unit: "updates", code: "steps" },
  { id: "T", symbol: "T", latex: "T", means: "The length of the piece that a formula describes.", unit: "updates", code: "totalSteps" },
  { id: "u", symbol: "u", latex: "u", means: "The part of the piece that is done: u = t/T, from 0 to 1.", code: "t / totalSteps" },
  {
    id: "shape",
    symbol: "s(u)",
    latex: "s(u)",
    means: "The shape of a schedule: what part of the fall from the first rate to the end rate is still to come.",
    code: "(lr(t) - endLr) / (baseLr - endLr)",
  },
  { id: "endRatio", symbol: "r", latex: "r", means: "The end ratio: what part of the first rate is left at the end.", code: "endRatio" },
  {
    id: "eta0",
    symbol: "η₀",
    latex: String.raw`\eta_0`,
    means: "The base rate: what the schedule starts from and scales.",
    unit: "1/curvature",
    code: "baseLr",
  },
  {
    id: "etaMax",
    symbol: "η_max",
    latex: String.raw`\eta_{\mathrm{max}}`,
    means: "The highest rate of a schedule.",
    unit: "1/curvature",
    code: "baseLr",
  },
  {
    id: "etaMin",
    symbol: "η_min",
    latex: String.raw`\eta_{\mathrm{min}}`,
    means: "The floor that a schedule falls to.",
    unit: "1/curvature",
    code: "minLr",
  },
  {
    id: "etaEnd",
    symbol: "η_end",
    latex: String.raw`\eta_{\mathrm{end}}`,
    means: "The rate at the end of the piece.",
    unit: "1/curvature",
    code: "endLr",
  },
  {
    id: "gamma",
    symbol: "γ",
    latex: String.raw`\gamma`,
    means: "The decay factor: what the rate is multiplied by at each drop, or at each update.",
    code: "gamma",
  },
  {
    id: "k",
    symbol: "k",
    latex: "k",
    means: "The step size of a staircase: how many updates one stair lasts.",
    unit: "updates",
    code: "stepSize",
  },
  { id: "p", symbol: "p", latex: "p", means: "The power of a polynomial decay; 1 is a straight line.", code: "power" },
  {
    id: "tau",
    symbol: "τ",
    latex: String.raw`\tau`,
    means: "The timescale of the inverse square root: up to this step the rate is held.",
    unit: "updates",
    code: "timescale",
  },
  {
    id: "halfLife",
    symbol: "t½",
    latex: "t_{1/2}",
    means: "The half-life: after how many updates an exponential rate has halved.",
    unit: "updates",
    code: "halfLife",
  },
  {
    id: "flatSteps",
    symbol: "F",
    latex: "F",
    means: "How long a flat part is, before the rate begins to fall.",
    unit: "updates",
    code: "flatSteps",
  },
];
