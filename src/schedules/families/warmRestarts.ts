import { growingCycle, growingPython, growingStart, optaxCycles } from "../cycles.js";
import { fail } from "../fail.js";
import { type Ending, family } from "../family.js";
import { along, alongPython, type FixedShape, fixedShapes } from "../shape.js";

/** Parameters of `warmRestarts`. */
export interface WarmRestarts extends Ending {
  /** η_max: the rate of the first update. */
  baseLr: number;
  /** c: length of the first cycle in updates. */
  cycleSteps: number;
  /** g: how many times longer each cycle is than the one before, 1 when left out. */
  growth?: number;
  /** d: what each restart multiplies the peak by, 1 when left out. */
  peakDecay?: number;
  /** η_min: the floor, 0 when left out. */
  minLr?: number;
  /** φ: how each cycle falls, "cosine" when left out. */
  shape?: FixedShape;
  /** n: how many cycles there are; without it they never end. */
  cycles?: number | undefined;
}

/** The rate that cycle `i` begins with. */
const peak = ({ baseLr, peakDecay, minLr }: Required<WarmRestarts>, i: number): number => Math.max(minLr, baseLr * peakDecay ** i);

/**
 * Falls to its floor along a cosine, jumps back up, and falls again: SGDR. Each cycle may be longer than the one before.
 *
 * η(t) = η_i + (η_min − η_i) · φ((t − s_i)/(s_{i+1} − s_i)) in cycle i, which begins at update s_i = round(c · (g^i − 1)/(g − 1)) with the
 * whole peak η_i = max(η_min, η_max · d^i). After n cycles it holds η_min; without n it never ends.
 *
 * PyTorch takes whole g only. timm and Keras take any, and begin a cycle between two updates: no update then has the whole peak.
 *
 * @param parameters baseLr η_max (rate), cycleSteps c (updates), growth g (factor >= 1), peakDecay d (factor), minLr η_min (rate),
 * shape φ, cycles n (a count).
 *
 * @example
 * const lr = warmRestarts({ baseLr: 0.1, cycleSteps: 10, growth: 2 });
 * [9, 10, 29, 30].map((t) => lr(t) > 0.05); // [false, true, false, true]
 * lr(20); // 0.05
 */
export const warmRestarts = family<WarmRestarts>({
  name: "warmRestarts",
  slug: "sgdr",
  title: "Warm restarts",
  group: "cycles",
  summary: "Falls along a cosine, jumps back up, and falls again, each cycle longer than the last if wished.",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw`\eta_{\max}`,
      doc: "The rate of the first update.",
      pytorch: "lr",
      optax: "peak_value",
      slider: { min: 0.05, max: 0.2, step: 0.01, start: 0.1 },
    },
    cycleSteps: {
      type: "steps",
      symbol: "c",
      doc: "Length of the first cycle in updates.",
      pytorch: "T_0",
      optax: "decay_steps, of each cycle",
      slider: { min: 5, max: 100, step: 5, start: 20 },
    },
    growth: {
      type: "factor",
      symbol: "g",
      doc: "How many times longer each cycle is than the one before.",
      default: 1,
      min: 1,
      max: 1000,
      pytorch: "T_mult",
      slider: { min: 1, max: 3, step: 0.25, start: 2 },
    },
    peakDecay: {
      type: "factor",
      symbol: "d",
      doc: "What each restart multiplies the peak by.",
      default: 1,
      above: true,
      max: 1,
      slider: { min: 0.3, max: 1, step: 0.1, start: 1 },
    },
    minLr: {
      type: "rate",
      symbol: String.raw`\eta_{\min}`,
      doc: "The floor.",
      default: 0,
      pytorch: "eta_min",
      optax: "end_value",
      slider: { min: 0, max: 0.05, step: 0.005, start: 0 },
    },
    shape: { type: "choice", symbol: String.raw`\varphi`, doc: "How each cycle falls.", default: "cosine", options: fixedShapes },
    cycles: { type: "count", symbol: "n", doc: "How many cycles there are.", optional: true },
  },
  latex: String.raw`\begin{aligned} \eta(t) &= \eta_i + (\eta_{\min} - \eta_i)\,\varphi\left(\frac{t - s_i}{s_{i+1} - s_i}\right) \\ s_i &\le t < s_{i+1}, \quad i < n \\ s_i &= \operatorname{round}\left(c\,\frac{g^i - 1}{g - 1}\right) \\ \eta_i &= \max\left(\eta_{\min}, \eta_{\max}\, d^{\,i}\right) \end{aligned}`,
  check: ({ baseLr, minLr }) => {
    if (minLr > baseLr) fail("warmRestarts", `minLr must be at most baseLr (${baseLr})`, minLr, "Each cycle falls.");
  },
  steps: (p) => (p.cycles === undefined ? null : growingStart(p, p.cycles)),
  lr: (p, t) => {
    const i = Math.min(growingCycle(p, t), (p.cycles ?? Number.POSITIVE_INFINITY) - 1);
    const start = growingStart(p, i);
    return along(p.shape, peak(p, i), p.minLr, (t - start) / (growingStart(p, i + 1) - start));
  },
  pros: ["a good model at the end of each cycle, not only at the end of the run", "needs no length: another cycle can follow"],
  cons: ["each restart undoes some of the progress before it", "only the end of a cycle is a good place to stop"],
  bestFor: "Collecting snapshots for an ensemble, and runs whose length is not known.",
  python: (p) => {
    const { i, q } = growingPython(p, p.cycles);
    if (p.peakDecay === 1) return alongPython(p.shape, p.baseLr, p.minLr, `(${q})`);
    if (p.minLr === 0) return `${alongPython(p.shape, p.baseLr, 0, `(${q})`)} * ${p.peakDecay} ** ${i}`;
    return `${p.minLr} + (max(${p.minLr}, ${p.baseLr} * ${p.peakDecay} ** ${i}) - ${p.minLr}) * ${alongPython(p.shape, 1, 0, `(${q})`)}`;
  },
  pytorch: ({ baseLr, cycleSteps, growth, peakDecay, minLr, shape }) =>
    shape !== "cosine" || peakDecay < 1 || !Number.isInteger(growth)
      ? null
      : {
          lr: baseLr,
          scheduler: `CosineAnnealingWarmRestarts(optimizer, T_0=${cycleSteps}, T_mult=${growth}, eta_min=${minLr})`,
        },
  optax: (p) =>
    p.shape === "cosine" && p.cycles !== undefined && p.baseLr > 0
      ? optaxCycles({ count: p.cycles, minLr: p.minLr, topOf: (i) => peak(p, i), startOf: (i) => growingStart(p, i) })
      : null,
  keras: ({ baseLr, cycleSteps, growth, peakDecay, minLr, shape }) =>
    shape !== "cosine" || baseLr === 0 || !(growth === 1 || growth === 2) || (peakDecay < 1 && minLr > 0)
      ? null
      : `keras.optimizers.schedules.CosineDecayRestarts(initial_learning_rate=${baseLr}, first_decay_steps=${cycleSteps}, t_mul=${growth.toFixed(1)}, m_mul=${peakDecay}, alpha=${minLr / baseLr})`,
  named: { timm: "CosineLRScheduler", fastai: "fit_sgdr" },
  example: { baseLr: 0.1, cycleSteps: 15, growth: 2 },
  source: {
    authors: "Loshchilov and Hutter",
    year: 2017,
    title: "SGDR: Stochastic Gradient Descent with Warm Restarts",
    where: "section 3, equation 5",
    url: "https://arxiv.org/abs/1608.03983",
  },
});
