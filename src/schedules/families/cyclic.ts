import { between, betweenPython } from "../between.js";
import { fail } from "../fail.js";
import { family } from "../family.js";

/** Parameters of `cyclic`. */
export interface Cyclic {
  /** η_min: the rate that each cycle begins and ends with. */
  minLr: number;
  /** η_max: the rate in the middle of the first cycle. */
  maxLr: number;
  /** u: updates of the rise. */
  stepsUp: number;
  /** v: updates of the fall. */
  stepsDown: number;
  /** d: what each new cycle multiplies the height by, 1 when left out. */
  cycleDecay?: number;
  /** γ: what each update multiplies the height by, 1 when left out. */
  gamma?: number;
  /** f: the height of each cycle as a part of the whole one; the last holds for all that follow. */
  factors?: readonly number[];
}

/**
 * Goes up and down between two rates along straight lines, again and again, at a height that may shrink.
 *
 * η(t) = η_min + (η_max − η_min) · min(s/u, (u + v − s)/v) · d^i γ^t f_i with s = t mod (u + v) in cycle i = ⌊t/(u + v)⌋. It never ends.
 *
 * "triangular" is d = 1, "triangular2" d = 0.5, "exp_range" γ < 1; the factors stand for PyTorch's scale_fn of the cycle, and can be saved.
 * For a momentum that goes the other way, see `interpolate`.
 *
 * @param parameters minLr η_min (rate), maxLr η_max (rate), stepsUp u (updates), stepsDown v (updates), cycleDecay d (factor per cycle),
 * gamma γ (factor per update), factors f (one per cycle).
 *
 * @example
 * const lr = cyclic({ minLr: 0.01, maxLr: 0.1, stepsUp: 4, stepsDown: 6, cycleDecay: 0.5 });
 * [0, 4, 10].map(lr); // [0.01, 0.1, 0.01]
 * lr(14); // 0.055
 */
export const cyclic = family<Cyclic>({
  name: "cyclic",
  slug: "cyclic",
  title: "Cyclic rate",
  group: "cycles",
  summary: "Goes up and down between two rates along straight lines, again and again.",
  parameters: {
    minLr: {
      type: "rate",
      symbol: String.raw`\eta_{\min}`,
      doc: "The rate that each cycle begins and ends with.",
      pytorch: "base_lr",
      slider: { min: 0, max: 0.05, step: 0.005, start: 0.01 },
    },
    maxLr: {
      type: "rate",
      symbol: String.raw`\eta_{\max}`,
      doc: "The rate in the middle of the first cycle.",
      pytorch: "max_lr",
      slider: { min: 0.05, max: 0.2, step: 0.01, start: 0.1 },
    },
    stepsUp: {
      type: "steps",
      symbol: "u",
      doc: "Updates of the rise.",
      pytorch: "step_size_up",
      slider: { min: 1, max: 50, step: 1, start: 15 },
    },
    stepsDown: {
      type: "steps",
      symbol: "v",
      doc: "Updates of the fall.",
      pytorch: "step_size_down",
      slider: { min: 1, max: 50, step: 1, start: 15 },
    },
    cycleDecay: {
      type: "factor",
      symbol: "d",
      doc: "What each new cycle multiplies the height by.",
      default: 1,
      max: 1,
      pytorch: 'mode, where "triangular" is 1 and "triangular2" is 0.5',
      slider: { min: 0.5, max: 1, step: 0.1, start: 1 },
    },
    gamma: {
      type: "factor",
      symbol: String.raw`\gamma`,
      doc: "What each update multiplies the height by.",
      default: 1,
      max: 1,
      pytorch: 'gamma, with mode="exp_range"',
      slider: { min: 0.95, max: 1, step: 0.005, start: 1 },
    },
    factors: {
      type: "factors",
      symbol: "f_i",
      doc: "The height of each cycle as a part of the whole one; the last holds for all that follow.",
      default: [1],
      max: 1,
      pytorch: "scale_fn, a function of the cycle or of the update",
    },
  },
  latex: String.raw`\begin{aligned} \eta(t) &= \eta_{\min} + (\eta_{\max} - \eta_{\min})\, q\, d^{\,i}\, \gamma^{t} f_i \\ q &= \min\left(\frac{s}{u}, \frac{u + v - s}{v}\right) \\ s &= t \bmod (u + v), \quad i = \left\lfloor \frac{t}{u + v} \right\rfloor \end{aligned}`,
  check: ({ minLr, maxLr }) => {
    if (minLr > maxLr) fail("cyclic", `minLr must be at most maxLr (${maxLr})`, minLr, "Exchange them.");
  },
  lr: ({ minLr, maxLr, stepsUp, stepsDown, cycleDecay, gamma, factors }, t) => {
    const period = stepsUp + stepsDown;
    const [i, s] = [Math.floor(t / period), t % period];
    const height = Math.min(s / stepsUp, (period - s) / stepsDown);
    const factor = factors[Math.min(i, factors.length - 1)] as number; // a list of at least one
    return between(minLr, maxLr, height * cycleDecay ** i * gamma ** t * factor);
  },
  pros: ["one run visits a whole range of rates, so no single best one has to be found", "needs no length"],
  cons: ["most updates have a rate that is not the best one", "a run that stops anywhere but at the foot of a cycle ends with a high rate"],
  bestFor: "Runs whose best rate is not known and may change on the way; stop at the end of a cycle.",
  python: ({ minLr, maxLr, stepsUp, stepsDown, cycleDecay, gamma, factors }) => {
    const period = stepsUp + stepsDown;
    const last = `${factors.at(-1)}`;
    const listed = factors.slice(0, -1).reduceRight((rest, factor, i) => `where(t < ${(i + 1) * period}, ${factor}, ${rest})`, last);
    const height = [
      `min(t % ${period} / ${stepsUp}, (${period} - t % ${period}) / ${stepsDown})`,
      ...(cycleDecay === 1 ? [] : [`${cycleDecay} ** (t // ${period})`]),
      ...(gamma === 1 ? [] : [`${gamma} ** t`]),
      ...(listed === "1" ? [] : [listed]),
    ];
    return betweenPython(minLr, maxLr, height.join(" * "));
  },
  pytorch: ({ minLr, maxLr, stepsUp, stepsDown, cycleDecay, gamma, factors }) => {
    const mode =
      cycleDecay === 1
        ? gamma === 1
          ? ""
          : `mode="exp_range", gamma=${gamma}, `
        : cycleDecay === 0.5 && gamma === 1
          ? 'mode="triangular2", '
          : null;
    if (mode === null || factors.some((factor) => factor !== 1)) return null;
    const lengths = `step_size_up=${stepsUp}, step_size_down=${stepsDown}`;
    return { lr: minLr, scheduler: `CyclicLR(optimizer, base_lr=${minLr}, max_lr=${maxLr}, ${lengths}, ${mode}cycle_momentum=False)` };
  },
  example: { minLr: 0.01, maxLr: 0.1, stepsUp: 15, stepsDown: 15 },
  source: {
    authors: "Smith",
    year: 2017,
    title: "Cyclical Learning Rates for Training Neural Networks",
    where: "section 3",
    url: "https://arxiv.org/abs/1506.01186",
  },
});
