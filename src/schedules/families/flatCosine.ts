import { fail } from "../fail.js";
import { type Ending, family } from "../family.js";
import { along, alongLatex, alongPython } from "../shape.js";

/** Parameters of `flatCosine`. */
export interface FlatCosine extends Ending {
  /** η₀: the rate of the flat part. */
  baseLr: number;
  /** T: length in updates, the flat part included; the floor is reached at step T. */
  totalSteps: number;
  /** F: updates before the fall begins. */
  flatSteps: number;
  /** η_min: the floor, 0 when left out. */
  minLr?: number;
}

/**
 * Keeps its rate for most of the run, then falls to its floor along half a cosine.
 *
 * η(t) = η₀ until F, then η₀ + (η_min − η₀) · (1 − cos(π q)) / 2 with q = (t − F)/(T − F). After T it holds η_min.
 *
 * fastai's fit_flat_cos counts F as a part of the run, 0.75 when left out, and ends at η₀/100000.
 *
 * @param parameters baseLr η₀ (rate), totalSteps T and flatSteps F (updates), minLr η_min (rate).
 *
 * @example
 * const lr = flatCosine({ baseLr: 0.1, totalSteps: 100, flatSteps: 80 });
 * lr(80); // 0.1
 * lr(90); // 0.05
 */
export const flatCosine = family<FlatCosine>({
  name: "flatCosine",
  slug: "flat-cosine",
  title: "Flat, then cosine",
  group: "decay",
  summary: "Keeps its rate for most of the run, then falls to its floor along half a cosine.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta_0`,
      doc: "The rate of the flat part.",
      pytorch: "lr",
      optax: "init_value",
      slider: { min: 0.05, max: 0.2, step: 0.01, start: 0.1 },
    },
    totalSteps: {
      type: "steps",
      symbol: "T",
      doc: "Length in updates, the flat part included.",
      slider: { min: 100, max: 200, step: 10, start: 100 },
    },
    flatSteps: {
      type: "steps",
      symbol: "F",
      doc: "Updates before the fall begins.",
      min: 0,
      slider: { min: 0, max: 95, step: 5, start: 75 },
    },
    minLr: {
      type: "rate",
      symbol: String.raw`\eta_{\min}`,
      doc: "The floor.",
      default: 0,
      slider: { min: 0, max: 0.05, step: 0.005, start: 0 },
    },
  },
  latex: String.raw`\begin{aligned} \eta(t) &= ${alongLatex("cosine", String.raw`\eta_0`, String.raw`\eta_{\min}`, "q")} \\ q &= \max\left(0, \frac{t - F}{T - F}\right) \end{aligned}`,
  check: ({ baseLr, totalSteps, flatSteps, minLr }) => {
    if (minLr > baseLr) fail("flatCosine", `minLr must be at most baseLr (${baseLr})`, minLr, "To rise, put a warmup before it.");
    if (flatSteps >= totalSteps)
      fail(
        "flatCosine",
        `flatSteps must be less than totalSteps (${totalSteps})`,
        flatSteps,
        "Leave updates for the fall, or use constant.",
      );
  },
  steps: ({ totalSteps }) => totalSteps,
  lr: ({ baseLr, totalSteps, flatSteps, minLr }, t) =>
    along("cosine", baseLr, minLr, Math.max(0, (t - flatSteps) / (totalSteps - flatSteps))),
  pros: ["most of the run has one rate, so it can be extended before the fall begins", "ends low, which a constant rate does not"],
  cons: ["the start of the fall is one more number to choose"],
  bestFor: "Adaptive optimizers that need no warmup: fastai's recipes with RAdam and Ranger.",
  python: ({ baseLr, totalSteps, flatSteps, minLr }) =>
    alongPython("cosine", baseLr, minLr, `max(0, (t - ${flatSteps}) / ${totalSteps - flatSteps})`),
  optax: ({ baseLr, totalSteps, flatSteps, minLr }) =>
    `optax.join_schedules([optax.constant_schedule(${baseLr}), optax.cosine_decay_schedule(init_value=${baseLr}, decay_steps=${totalSteps - flatSteps}, alpha=${minLr / (baseLr || 1)})], boundaries=[${flatSteps}])`,
  named: { fastai: "fit_flat_cos" },
  example: { baseLr: 0.1, totalSteps: 100, flatSteps: 75 },
  source: {
    authors: "Howard and Gugger",
    year: 2020,
    title: "Hyperparam schedule, fastai documentation",
    where: "Learner.fit_flat_cos",
    url: "https://docs.fast.ai/callback.schedule.html",
  },
});
