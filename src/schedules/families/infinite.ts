import { between, betweenPython } from "../between.js";
import { fail } from "../fail.js";
import { family } from "../family.js";
import { along, alongPython, expectEnds, type Shape, shapes } from "../shape.js";

/** Parameters of `infinite`. */
export interface Infinite {
  /** η_max: the peak. */
  baseLr: number;
  /** η_c: the rate that stays for ever. */
  constantLr: number;
  /** w: updates of the warmup; 0 leaves it out. */
  warmupSteps: number;
  /** d: updates of the fall from the peak to the constant rate. */
  decaySteps: number;
  /** φ: how it falls, "cosine" when left out. */
  shape?: Shape | "inverse-sqrt";
  /** η_s: the rate that the warmup starts from, 0 when left out. */
  startLr?: number;
}

/** How steep the inverse square root is: 1/√(1 + 10 q), scaled so that it goes all the way. */
const steepness = 10;
const fallen = (q: number): number => 1 - 1 / Math.sqrt(1 + steepness * q);

/**
 * Rises to a peak, falls to a rate that can stay for ever, and stays there.
 *
 * η(t) = η_s + (η_max − η_s) · t/w for t < w, then η_max + (η_c − η_max) · φ(min(1, (t − w)/d)). It never ends: new data can follow without
 * a new warmup, and `cooldown` makes a finished model at any update.
 *
 * "inverse-sqrt" is φ(q) = h(q)/h(1) with h(q) = 1/√(1 + 10 q) − 1: fast at first, then slow. The others are those of `shape`.
 *
 * @param parameters baseLr η_max (rate), constantLr η_c (rate), warmupSteps w (updates), decaySteps d (updates), shape φ, startLr η_s (rate).
 *
 * @example
 * const lr = infinite({ baseLr: 0.1, constantLr: 0.05, warmupSteps: 10, decaySteps: 40 });
 * [5, 10, 50, 100000].map(lr); // [0.05, 0.1, 0.05, 0.05]
 */
export const infinite = family<Infinite>({
  name: "infinite",
  slug: "infinite",
  title: "Infinite schedule",
  group: "whole",
  summary: "Rises to a peak, falls to a rate that can stay for ever, and stays there.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta_{\max}`,
      doc: "The peak.",
      pytorch: "lr",
      slider: { min: 0.1, max: 0.2, step: 0.01, start: 0.1 },
    },
    constantLr: {
      type: "rate",
      symbol: String.raw`\eta_c`,
      doc: "The rate that stays for ever.",
      slider: { min: 0.01, max: 0.1, step: 0.01, start: 0.05 },
    },
    warmupSteps: {
      type: "steps",
      symbol: "w",
      doc: "Updates of the warmup; 0 leaves it out.",
      min: 0,
      slider: { min: 0, max: 30, step: 5, start: 10 },
    },
    decaySteps: {
      type: "steps",
      symbol: "d",
      doc: "Updates of the fall from the peak to the constant rate.",
      slider: { min: 5, max: 100, step: 5, start: 40 },
    },
    shape: {
      type: "choice",
      symbol: String.raw`\varphi`,
      doc: "How it falls.",
      default: "cosine",
      options: [...shapes, "inverse-sqrt"],
    },
    startLr: {
      type: "rate",
      symbol: String.raw`\eta_s`,
      doc: "The rate that the warmup starts from.",
      default: 0,
      slider: { min: 0, max: 0.05, step: 0.005, start: 0 },
    },
  },
  latex: String.raw`\begin{aligned} \eta(t) &= \begin{cases} \eta_s + (\eta_{\max} - \eta_s)\,t/w & t < w \\ \eta_{\max} + (\eta_c - \eta_{\max})\,\varphi(q) & t \ge w \end{cases} \\ q &= \min\left(1, \frac{t - w}{d}\right) \end{aligned}`,
  check: ({ baseLr, constantLr, shape, startLr }) => {
    for (const [name, rate] of Object.entries({ startLr, constantLr }))
      if (rate > baseLr) fail("infinite", `${name} must be at most baseLr (${baseLr})`, rate, "The peak is the largest rate.");
    if (shape !== "inverse-sqrt") expectEnds("infinite", shape, { baseLr, constantLr });
  },
  lr: ({ baseLr, constantLr, warmupSteps, decaySteps, shape, startLr }, t) => {
    if (t < warmupSteps) return along("linear", startLr, baseLr, t / warmupSteps);
    const q = Math.min(1, (t - warmupSteps) / decaySteps);
    return shape === "inverse-sqrt" ? between(baseLr, constantLr, fallen(q) / fallen(1)) : along(shape, baseLr, constantLr, q);
  },
  pros: ["new data can follow at any time, without warming up anew", "no length to choose"],
  cons: ["the constant rate is one more number to choose", "a model worth using needs a cooldown first"],
  bestFor: "Models that are trained further again and again, as new data comes.",
  python: ({ baseLr, constantLr, warmupSteps, decaySteps, shape, startLr }) => {
    const q = warmupSteps === 0 ? `min(1, t / ${decaySteps})` : `min(1, max(0, (t - ${warmupSteps}) / ${decaySteps}))`;
    const fall =
      shape === "inverse-sqrt"
        ? betweenPython(baseLr, constantLr, `(1 - 1 / sqrt(1 + ${steepness} * ${q})) / ${fallen(1)}`)
        : alongPython(shape, baseLr, constantLr, q);
    if (warmupSteps === 0) return fall;
    return `where(t < ${warmupSteps}, ${alongPython("linear", startLr, baseLr, `min(1, t / ${warmupSteps})`)}, ${fall})`;
  },
  optax: ({ baseLr, constantLr, warmupSteps, decaySteps, shape, startLr }) =>
    shape !== "cosine" || baseLr === 0
      ? null
      : `optax.warmup_cosine_decay_schedule(init_value=${startLr}, peak_value=${baseLr}, warmup_steps=${warmupSteps}, decay_steps=${warmupSteps + decaySteps}, end_value=${constantLr})`,
  example: { baseLr: 0.1, constantLr: 0.05, warmupSteps: 10, decaySteps: 40 },
  source: {
    authors: "Ibrahim et al.",
    year: 2024,
    title: "Simple and Scalable Strategies to Continually Pre-train Large Language Models",
    where: "the section on infinite learning rate schedules",
    url: "https://arxiv.org/abs/2403.08763",
  },
});
