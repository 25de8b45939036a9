import { fail } from "../fail.js";
import { type Ending, family } from "../family.js";
import { along, alongPython, expectEnds, type Shape, shapes } from "../shape.js";

/** Parameters of `warmupStableDecay`. */
export interface WarmupStableDecay extends Ending {
  /** η_max: the rate between warmup and cooldown. */
  baseLr: number;
  /** T: length of the run in updates, warmup and cooldown included. */
  totalSteps: number;
  /** w: updates of the warmup; 0 leaves it out. */
  warmupSteps: number;
  /** c: updates of the cooldown. */
  cooldownSteps: number;
  /** φ: how it cools down, "linear" when left out. */
  shape?: Shape;
  /** η_T: the end value, 0 when left out. */
  endLr?: number;
  /** η_s: the rate that the warmup starts from, 0 when left out. */
  startLr?: number;
}

/**
 * Rises along a straight line, keeps one rate for most of the run, and falls at its end: WSD, a trapezoid.
 *
 * η(t) = η_s + (η_max − η_s) · t/w for t < w, η_max up to update T − c, and η_max + (η_T − η_max) · φ((t − (T − c))/c) from there on
 * (η_max · (η_T/η_max)^q for "exponential"). After T it holds η_T. Warmup and stable part may have no update; the cooldown has at least one.
 *
 * Up to its cooldown a longer run has the same rates, so one trunk serves many lengths: see `cooldown`.
 *
 * @param parameters baseLr η_max (rate), totalSteps T (updates), warmupSteps w (updates), cooldownSteps c (updates), shape φ,
 * endLr η_T (rate), startLr η_s (rate).
 *
 * @example
 * const lr = warmupStableDecay({ baseLr: 0.1, totalSteps: 100, warmupSteps: 10, cooldownSteps: 20, shape: "1-sqrt" });
 * [0, 5, 10, 80].map(lr); // [0, 0.05, 0.1, 0.1]
 * lr(85); // 0.05
 */
export const warmupStableDecay = family<WarmupStableDecay>({
  name: "warmupStableDecay",
  slug: "wsd",
  title: "Warmup, stable, decay",
  group: "whole",
  summary: "Rises along a straight line, keeps one rate for most of the run, and falls at its end.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta_{\max}`,
      doc: "The rate between warmup and cooldown.",
      pytorch: "lr",
      slider: { min: 0.05, max: 0.2, step: 0.01, start: 0.1 },
    },
    totalSteps: {
      type: "steps",
      symbol: "T",
      doc: "Length of the run in updates, warmup and cooldown included.",
      slider: { min: 60, max: 200, step: 10, start: 100 },
    },
    warmupSteps: {
      type: "steps",
      symbol: "w",
      doc: "Updates of the warmup; 0 leaves it out.",
      min: 0,
      slider: { min: 0, max: 30, step: 5, start: 10 },
    },
    cooldownSteps: { type: "steps", symbol: "c", doc: "Updates of the cooldown.", slider: { min: 1, max: 30, step: 1, start: 20 } },
    shape: { type: "choice", symbol: String.raw`\varphi`, doc: "How it cools down.", default: "linear", options: shapes },
    endLr: {
      type: "rate",
      symbol: String.raw`\eta_T`,
      doc: "The end value.",
      default: 0,
      slider: { min: 0, max: 0.05, step: 0.005, start: 0 },
    },
    startLr: {
      type: "rate",
      symbol: String.raw`\eta_s`,
      doc: "The rate that the warmup starts from.",
      default: 0,
      slider: { min: 0, max: 0.05, step: 0.005, start: 0 },
    },
  },
  latex: String.raw`\begin{aligned} \eta(t) &= \begin{cases} \eta_s + (\eta_{\max} - \eta_s)\,t/w & t < w \\ \eta_{\max} & t < T - c \\ \eta_{\max} + (\eta_T - \eta_{\max})\,\varphi(q) & t \ge T - c \end{cases} \\ q &= \frac{t - (T - c)}{c} \end{aligned}`,
  check: ({ baseLr, totalSteps, warmupSteps, cooldownSteps, shape, endLr, startLr }) => {
    const fewer = "Shorten one of them, or make the run longer.";
    const both = warmupSteps + cooldownSteps;
    if (both > totalSteps) fail("warmupStableDecay", `warmupSteps + cooldownSteps must be at most totalSteps (${totalSteps})`, both, fewer);
    for (const [name, rate] of Object.entries({ startLr, endLr }))
      if (rate > baseLr)
        fail("warmupStableDecay", `${name} must be at most baseLr (${baseLr})`, rate, "It is the largest rate of the run.");
    expectEnds("warmupStableDecay", shape, { baseLr, endLr });
  },
  steps: ({ totalSteps }) => totalSteps,
  lr: ({ baseLr, totalSteps, warmupSteps, cooldownSteps, shape, endLr, startLr }, t) =>
    t < warmupSteps
      ? along("linear", startLr, baseLr, t / warmupSteps)
      : along(shape, baseLr, endLr, Math.max(0, t - (totalSteps - cooldownSteps)) / cooldownSteps),
  pros: [
    "the length need not be known until the cooldown begins: the trunk goes on, and any of its checkpoints can be cooled down",
    "one run gives good models of several lengths",
  ],
  cons: ["before the cooldown the loss looks worse than a cosine's", "two more lengths to choose"],
  bestFor: "Pretraining without a fixed budget, and comparing lengths without starting anew for each.",
  python: ({ baseLr, totalSteps, warmupSteps, cooldownSteps, shape, endLr, startLr }) => {
    const rest = alongPython(shape, baseLr, endLr, `min(1, max(0, (t - ${totalSteps - cooldownSteps}) / ${cooldownSteps}))`);
    if (warmupSteps === 0) return rest;
    return `where(t < ${warmupSteps}, ${alongPython("linear", startLr, baseLr, `min(1, t / ${warmupSteps})`)}, ${rest})`;
  },
  transformers: ({ baseLr, totalSteps, warmupSteps, cooldownSteps, shape, endLr, startLr }) =>
    baseLr === 0 || !["linear", "cosine", "1-sqrt"].includes(shape) || (warmupSteps > 0 && startLr !== endLr)
      ? null
      : {
          lr: baseLr,
          scheduler: `get_wsd_schedule(optimizer, num_warmup_steps=${warmupSteps}, num_decay_steps=${cooldownSteps}, num_stable_steps=${totalSteps - warmupSteps - cooldownSteps}, decay_type="${shape}", min_lr_ratio=${endLr / baseLr})`,
        },
  optax: ({ baseLr, totalSteps, warmupSteps, cooldownSteps, shape, endLr, startLr }) => {
    if (baseLr === 0 || (shape !== "linear" && shape !== "cosine")) return null;
    const line = (from: number, to: number, steps: number): string =>
      `optax.linear_schedule(init_value=${from}, end_value=${to}, transition_steps=${steps})`;
    const fall =
      shape === "linear"
        ? line(baseLr, endLr, cooldownSteps)
        : `optax.cosine_decay_schedule(init_value=${baseLr}, decay_steps=${cooldownSteps}, alpha=${endLr / baseLr})`;
    const rise = warmupSteps > 0 ? [{ code: line(startLr, baseLr, warmupSteps), end: warmupSteps }] : [];
    const parts = [...rise, { code: `optax.constant_schedule(${baseLr})`, end: totalSteps - cooldownSteps }];
    const codes = [...parts.map(({ code }) => code), fall];
    return `optax.join_schedules([${codes.join(", ")}], boundaries=[${parts.map(({ end }) => end).join(", ")}])`;
  },
  example: { baseLr: 0.1, totalSteps: 100, warmupSteps: 10, cooldownSteps: 20 },
  source: {
    authors: "Hu et al.",
    year: 2024,
    title: "MiniCPM: Unveiling the Potential of Small Language Models with Scalable Training Strategies",
    where: "section 4, the WSD scheduler",
    url: "https://arxiv.org/abs/2404.06395",
  },
});
