import { type Corners, cornersPython, throughCorners } from "../corners.js";
import { fail } from "../fail.js";
import { type Ending, family } from "../family.js";

/** Parameters of `oneCycle`. */
export interface OneCycle extends Ending {
  /** η_max: the peak. */
  maxLr: number;
  /** T: length in updates; the last one, T − 1, has the end rate. */
  totalSteps: number;
  /** w: the part of the updates up to the peak, 0.3 when left out. */
  warmupShare?: number;
  /** r_0: the first rate as a part of the peak, 1/25 when left out. */
  startRatio?: number;
  /** r_T: the last rate as a part of the peak, 1/250000 when left out. */
  endRatio?: number;
  /** φ: how it rises and falls, "cosine" when left out. */
  shape?: "cosine" | "linear";
  /** n: 2 (when left out) falls from the peak to the end; 3 falls back to the first rate as fast as it rose, then to the end. */
  phases?: 2 | 3;
}

/** Updates up to the peak, w T; it need not be whole, but 0.29 · 100 is 29. */
function updatesToPeak({ totalSteps, warmupShare }: Required<OneCycle>): number {
  const share = warmupShare * totalSteps;
  return Math.abs(share - Math.round(share)) < 1e-9 ? Math.round(share) : share;
}

/** Start, peak and end, and for three phases the return between them; the peak often lies between two updates. */
function corners(p: Required<OneCycle>): Corners {
  const [rise, last] = [updatesToPeak(p) - 1, p.totalSteps - 1];
  const [start, end] = [p.maxLr * p.startRatio, p.maxLr * p.endRatio];
  return p.phases === 2
    ? { times: [0, rise, last], rates: [start, p.maxLr, end] }
    : { times: [0, rise, 2 * rise, last], rates: [start, p.maxLr, start, end] };
}

/**
 * Rises from a low rate to the peak, then falls far below where it began, once in a run: PyTorch's OneCycleLR.
 *
 * From one corner to the next: η(t) = η_j + (η_{j+1} − η_j) · φ((t − c_j)/(c_{j+1} − c_j)), with the peak at c_1 = w T − 1 and the end at
 * T − 1; three phases are back at the first rate at 2 c_1. After its end it holds the end rate.
 *
 * The peak is the rate of an update only where w T is whole: PyTorch does not round it, and with 21 updates it lies at 5.3. At t = T, where
 * PyTorch's cosine climbs again, this one stays. optax has its peak at update ⌊w T⌋ and its end at T, one update later; fastai at w T and T.
 *
 * @param parameters maxLr η_max (rate), totalSteps T (updates), warmupShare w (part of the updates), startRatio r_0 and endRatio r_T
 * (parts of the peak; PyTorch's div_factor is 1/r_0 and its final_div_factor r_0/r_T), shape φ, phases n (2 or 3).
 *
 * @example
 * const lr = oneCycle({ maxLr: 0.1, totalSteps: 10 });
 * [0, 2].map(lr); // [0.004, 0.1]
 * lr(9); // 4e-7
 */
export const oneCycle = family<OneCycle>({
  name: "oneCycle",
  slug: "one-cycle",
  title: "One cycle",
  group: "whole",
  summary: "Rises from a low rate to the peak, then falls far below where it began, once in a run.",
  parameters: {
    maxLr: {
      type: "rate",
      symbol: String.raw`\eta_{\max}`,
      doc: "The peak.",
      pytorch: "max_lr",
      optax: "peak_value",
      slider: { min: 0.05, max: 0.2, step: 0.01, start: 0.1 },
    },
    totalSteps: {
      type: "steps",
      symbol: "T",
      doc: "Length in updates; the last one, T − 1, has the end rate.",
      pytorch: "total_steps",
      optax: "transition_steps, one less",
      slider: { min: 20, max: 200, step: 10, start: 100 },
    },
    warmupShare: {
      type: "factor",
      symbol: "w",
      doc: "The part of the updates up to the peak.",
      default: 0.3,
      max: 1,
      pytorch: "pct_start",
      optax: "pct_start",
      slider: { min: 0.1, max: 0.5, step: 0.05, start: 0.3 },
    },
    startRatio: {
      type: "factor",
      symbol: "r_0",
      doc: "The first rate as a part of the peak.",
      default: 1 / 25,
      max: 1,
      pytorch: "div_factor, one over it",
      optax: "div_factor, one over it",
      slider: { min: 0, max: 0.2, step: 0.01, start: 0.04 },
    },
    endRatio: {
      type: "factor",
      symbol: "r_T",
      doc: "The last rate as a part of the peak.",
      default: 1 / 250000,
      max: 1,
      pytorch: "final_div_factor, the first rate over the last one",
      optax: "final_div_factor, the first rate over the last one",
      slider: { min: 0, max: 0.1, step: 0.01, start: 0 },
    },
    shape: {
      type: "choice",
      symbol: String.raw`\varphi`,
      doc: "How it rises and falls.",
      default: "cosine",
      options: ["cosine", "linear"],
      pytorch: "anneal_strategy",
    },
    phases: {
      type: "count",
      symbol: "n",
      doc: "2 falls from the peak to the end; 3 falls back to the first rate as fast as it rose, then to the end.",
      default: 2,
      min: 2,
      max: 3,
      pytorch: "three_phase",
      slider: { min: 2, max: 3, step: 1, start: 2 },
    },
  },
  latex: String.raw`\begin{aligned} \eta(t) &= \eta_j + (\eta_{j+1} - \eta_j)\,\varphi\left(\frac{t - c_j}{c_{j+1} - c_j}\right) \\ c_j &\le t \le c_{j+1} \\ c &= \begin{cases} 0,\ wT - 1,\ T - 1 & n = 2 \\ 0,\ wT - 1,\ 2(wT - 1),\ T - 1 & n = 3 \end{cases} \\ \eta &= \begin{cases} r_0 \eta_{\max},\ \eta_{\max},\ r_T \eta_{\max} & n = 2 \\ r_0 \eta_{\max},\ \eta_{\max},\ r_0 \eta_{\max},\ r_T \eta_{\max} & n = 3 \end{cases} \end{aligned}`,
  check: (p) => {
    const [share, { totalSteps, phases }] = [updatesToPeak(p), p];
    const ok = phases === 2 ? share > 1 && share < totalSteps : share >= 1.5 && share < (totalSteps + 1) / 2;
    const range = phases === 2 ? `> 1 and < ${totalSteps}` : `>= 1.5 and < ${(totalSteps + 1) / 2}`;
    if (!ok) fail("oneCycle", `warmupShare * totalSteps must be ${range} for ${phases} phases`, share, "Each phase needs an update.");
  },
  steps: ({ totalSteps }) => totalSteps,
  lr: (p, t) => throughCorners(p.shape, corners(p), t),
  pros: ["warmup, a high rate and a decay to almost zero from three numbers", "a peak near the stability limit, which a range test finds"],
  cons: ["the length T must be known before the first update", "stepped once per epoch, it never leaves the foot of the rise"],
  bestFor: "Short runs from scratch with a fixed budget, with the largest rate that a range test allows.",
  python: (p) => cornersPython(p.shape, corners(p)),
  pytorch: ({ maxLr, totalSteps, warmupShare, startRatio, endRatio, shape, phases }) =>
    startRatio === 0 || endRatio === 0
      ? null
      : {
          lr: maxLr * startRatio,
          scheduler: `OneCycleLR(optimizer, max_lr=${maxLr}, total_steps=${totalSteps}, pct_start=${warmupShare}, anneal_strategy="${shape === "cosine" ? "cos" : shape}", cycle_momentum=False, div_factor=${1 / startRatio}, final_div_factor=${1 / endRatio / (1 / startRatio)}${phases === 3 ? ", three_phase=True" : ""})`,
        },
  optax: (p) => {
    const [, rise = 0] = corners(p).times;
    if (p.phases === 3 || p.shape !== "cosine" || p.startRatio === 0 || p.endRatio === 0 || !Number.isInteger(rise)) return null;
    const steps = p.totalSteps - 1;
    const share = Math.trunc((rise / steps) * steps) === rise ? rise / steps : (rise + 0.5) / steps; // optax cuts share * steps down to a whole
    return `optax.cosine_onecycle_schedule(transition_steps=${steps}, peak_value=${p.maxLr}, pct_start=${share}, div_factor=${1 / p.startRatio}, final_div_factor=${1 / p.endRatio / (1 / p.startRatio)})`;
  },
  named: { fastai: "fit_one_cycle" },
  example: { maxLr: 0.1, totalSteps: 100 },
  source: {
    authors: "Smith and Topin",
    year: 2018,
    title: "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates",
    url: "https://arxiv.org/abs/1708.07120",
  },
});
