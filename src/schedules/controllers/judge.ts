import { fail } from "../fail.js";
import type { Parameters } from "../parameters.js";

/** How a controller reads its metric: what every controller takes. */
export interface Judging {
  /** "min" (when left out) for a loss, "max" for an accuracy. */
  mode?: "min" | "max";
  /** ε: an improvement smaller than this does not count; 1e-4 when left out. */
  threshold?: number;
  /** Whether ε is a part of the best value ("relative", when left out) or an amount ("absolute"). */
  thresholdMode?: "relative" | "absolute";
  /** p: observations in a row that it lets pass before it acts; 10 when left out. */
  patience?: number;
  /** c: observations after a change that do not count; 0 when left out. */
  cooldown?: number;
  /** n: it judges the mean of the last n metrics; 1 when left out. */
  average?: number;
  /** A metric that is NaN or infinite counts as "worse" (when left out), is left out of account ("ignore"), or throws ("throw"). */
  nonFinite?: "worse" | "ignore" | "throw";
}

/** The parameters of `Judging`. */
export const judging = {
  mode: {
    type: "choice",
    symbol: "",
    doc: "Whether the metric should fall or rise.",
    default: "min",
    options: ["min", "max"],
    pytorch: "mode",
  },
  patience: {
    type: "count",
    symbol: "p",
    doc: "Observations in a row that it lets pass before it acts.",
    default: 10,
    min: 0,
    pytorch: "patience",
    optax: "patience, one more",
    slider: { min: 0, max: 20, step: 1, start: 5 },
  },
  threshold: {
    type: "factor",
    symbol: String.raw`\varepsilon`,
    doc: "The smallest improvement that counts: 1e-4 is 0.01 % of the best value.",
    default: 1e-4,
    pytorch: "threshold",
    optax: "rtol, or atol",
    slider: { min: 0, max: 0.05, step: 0.001, start: 0 },
  },
  thresholdMode: {
    type: "choice",
    symbol: "",
    doc: "Whether the threshold is a part of the best value or an amount.",
    default: "relative",
    options: ["relative", "absolute"],
    pytorch: "threshold_mode",
  },
  cooldown: {
    type: "count",
    symbol: "c",
    doc: "Observations after a change that do not count.",
    default: 0,
    min: 0,
    pytorch: "cooldown",
    optax: "cooldown",
    slider: { min: 0, max: 10, step: 1, start: 0 },
  },
  average: {
    type: "count",
    symbol: "n",
    doc: "It judges the mean of the last n metrics.",
    default: 1,
    max: 10_000,
    slider: { min: 1, max: 20, step: 1, start: 1 },
  },
  nonFinite: {
    type: "choice",
    symbol: "",
    doc: "What it makes of a metric that is NaN or infinite.",
    default: "worse",
    options: ["worse", "ignore", "throw"],
  },
} as const satisfies Parameters;

/** Relations between the parameters of `Judging`. */
export function checkJudging(name: string, { threshold, thresholdMode }: Required<Judging>): void {
  if (thresholdMode === "relative" && threshold >= 1)
    fail(
      name,
      "a relative threshold must be below 1, all of the best value",
      threshold,
      'Use 1e-4 for 0.01 %, or thresholdMode: "absolute".',
    );
}

/**
 * Whether `value` improves on `best`: by more than ε · |best|, or by more than ε.
 *
 * Towards the worse side of a negative best lies best · (1 − ε), which is PyTorch's bound for a falling metric: from −1 it takes
 * −0.99995 for progress. The sign of `best` keeps ours on the better side; for a positive one the two agree to the last bit.
 */
export function improves(value: number, best: number | null, { mode, threshold, thresholdMode }: Required<Judging>): boolean {
  if (best === null) return true;
  const down = mode === "min" ? -1 : 1;
  const bound = thresholdMode === "relative" ? best * (1 + down * Math.sign(best) * threshold) : best + down * threshold;
  return mode === "min" ? value < bound : value > bound;
}

/** The mean of a list: exact where all values are equal, as a flat metric must not look like progress, and never beyond the largest. */
export const mean = (values: readonly number[]): number =>
  values.reduce((soFar, value, i) => soFar + (value / (i + 1) - soFar / (i + 1)), 0);
