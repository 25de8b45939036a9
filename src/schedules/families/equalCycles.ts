import { equalCycle, equalPython, equalStart, optaxCycles } from "../cycles.js";
import { fail } from "../fail.js";
import { type Ending, family } from "../family.js";
import { along, alongPython, type FixedShape, fixedShapes } from "../shape.js";

/** Parameters of `equalCycles`. */
export interface EqualCycles extends Ending {
  /** η_max: the rate that each cycle begins with. */
  baseLr: number;
  /** T: length of the run in updates. */
  totalSteps: number;
  /** n: how many cycles share it. */
  cycles: number;
  /** η_min: the floor, 0 when left out. */
  minLr?: number;
  /** φ: how each cycle falls, "cosine" when left out. */
  shape?: FixedShape;
}

/**
 * Shares a run among equal cycles, each of which falls from the same peak to the same floor.
 *
 * η(t) = η_max + (η_min − η_max) · φ((t − s_i)/(s_{i+1} − s_i)) in cycle i, which begins at update s_i = round(i · T/n). After T it holds η_min.
 *
 * transformers begins a cycle between two updates where n does not divide T: no update then has the whole peak.
 *
 * @param parameters baseLr η_max (rate), totalSteps T (updates), cycles n (a count), minLr η_min (rate), shape φ.
 *
 * @example
 * const lr = equalCycles({ baseLr: 0.1, totalSteps: 100, cycles: 4 });
 * [0, 25, 50, 75].map(lr); // [0.1, 0.1, 0.1, 0.1]
 * lr(100); // 0
 */
export const equalCycles = family<EqualCycles>({
  name: "equalCycles",
  slug: "equal-cycles",
  title: "Equal cycles",
  group: "cycles",
  summary: "Shares a run among equal cycles, each of which falls from the same peak to the same floor.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta_{\max}`,
      doc: "The rate that each cycle begins with.",
      pytorch: "lr",
      optax: "init_value",
      slider: { min: 0.05, max: 0.2, step: 0.01, start: 0.1 },
    },
    totalSteps: {
      type: "steps",
      symbol: "T",
      doc: "Length of the run in updates.",
      pytorch: "T_0, the length of one cycle",
      slider: { min: 20, max: 200, step: 10, start: 100 },
    },
    cycles: { type: "count", symbol: "n", doc: "How many cycles share the run.", slider: { min: 1, max: 8, step: 1, start: 4 } },
    minLr: {
      type: "rate",
      symbol: String.raw`\eta_{\min}`,
      doc: "The floor.",
      default: 0,
      pytorch: "eta_min",
      slider: { min: 0, max: 0.05, step: 0.005, start: 0 },
    },
    shape: { type: "choice", symbol: String.raw`\varphi`, doc: "How each cycle falls.", default: "cosine", options: fixedShapes },
  },
  latex: String.raw`\begin{aligned} \eta(t) &= \eta_{\max} + (\eta_{\min} - \eta_{\max})\,\varphi\left(\frac{t - s_i}{s_{i+1} - s_i}\right) \\ s_i &\le t < s_{i+1} \\ s_i &= \operatorname{round}\left(\frac{i\,T}{n}\right), \quad i < n \end{aligned}`,
  check: ({ baseLr, totalSteps, cycles, minLr }) => {
    if (minLr > baseLr) fail("equalCycles", `minLr must be at most baseLr (${baseLr})`, minLr, "Each cycle falls.");
    if (cycles > totalSteps)
      fail("equalCycles", `cycles must be at most totalSteps (${totalSteps})`, cycles, "Each cycle has at least one update.");
  },
  steps: ({ totalSteps }) => totalSteps,
  lr: (p, t) => {
    const i = equalCycle(p, t);
    const start = equalStart(p, i);
    return along(p.shape, p.baseLr, p.minLr, (t - start) / (equalStart(p, i + 1) - start));
  },
  pros: ["the run ends at the end of a cycle, at the floor", "n models of similar quality from one run"],
  cons: ["each cycle is short: its model is worse than that of one long cycle", "the length T must be known before the first update"],
  bestFor: "Snapshot ensembles: one model is saved at the end of each cycle, and their predictions are averaged.",
  python: (p) => alongPython(p.shape, p.baseLr, p.minLr, `(${equalPython(p)})`),
  pytorch: ({ baseLr, totalSteps, cycles, minLr, shape }) =>
    shape !== "cosine" || totalSteps % cycles > 0
      ? null
      : { lr: baseLr, scheduler: `CosineAnnealingWarmRestarts(optimizer, T_0=${totalSteps / cycles}, eta_min=${minLr})` },
  transformers: ({ baseLr, totalSteps, cycles, minLr, shape }) =>
    shape !== "cosine" || totalSteps % cycles > 0 || minLr > 0
      ? null
      : {
          lr: baseLr,
          scheduler: `get_cosine_with_hard_restarts_schedule_with_warmup(optimizer, num_warmup_steps=0, num_training_steps=${totalSteps}, num_cycles=${cycles})`,
        },
  optax: (p) =>
    p.shape === "cosine" && p.baseLr > 0
      ? optaxCycles({ count: p.cycles, minLr: p.minLr, topOf: () => p.baseLr, startOf: (i) => equalStart(p, i) })
      : null,
  keras: ({ baseLr, totalSteps, cycles, minLr, shape }) =>
    shape !== "cosine" || totalSteps % cycles > 0 || baseLr === 0
      ? null
      : `keras.optimizers.schedules.CosineDecayRestarts(initial_learning_rate=${baseLr}, first_decay_steps=${totalSteps / cycles}, t_mul=1.0, alpha=${minLr / baseLr})`,
  named: { timm: "CosineLRScheduler" },
  example: { baseLr: 0.1, totalSteps: 100, cycles: 4 },
  source: {
    authors: "Huang et al.",
    year: 2017,
    title: "Snapshot Ensembles: Train 1, Get M for Free",
    where: "section 3, equation 2",
    url: "https://arxiv.org/abs/1704.00109",
  },
});
