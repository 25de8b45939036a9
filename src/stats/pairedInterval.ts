import { expectNumber, expectOptions } from "../schedules/expect.js";
import { paired } from "./paired.js";
import { studentTQuantile } from "./studentT.js";

/** A mean difference and the interval around it. */
export interface Interval {
  readonly mean: number;
  /** −Infinity for one pair: a single difference says nothing about the spread. */
  readonly low: number;
  readonly high: number;
  /** Number of pairs. */
  readonly n: number;
  readonly level: number;
}

/**
 * The mean of a − b over paired runs with its confidence interval: mean ± t · sd/√n.
 *
 * Pair i is one seed run twice, so what the two share cancels. Swapping a and b changes the signs and nothing else. One pair: an infinite interval.
 *
 * @param a results of the first kind of run, one per seed.
 * @param b results of the second, in the same order of seeds.
 * @param options level: confidence, 0.95 when left out.
 *
 * @example
 * pairedInterval([3, 5, 4], [2, 3, 1], { level: 0.5 }).mean; // 2
 * pairedInterval([3], [2]).high === Infinity; // true
 */
export function pairedInterval(a: readonly number[], b: readonly number[], options: { level?: number } = {}): Interval {
  const where = "pairedInterval";
  const { n, mean, error } = paired(where, a, b);
  expectOptions(where, options, ["level"]);
  const { level = 0.95 } = options;
  expectNumber(where, "level", level, { above: 0, below: 1, advice: "Write 0.95 for 95 %." });
  if (n === 1) return { mean, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, n, level };
  const margin = studentTQuantile((1 + level) / 2, n - 1) * error;
  return { mean, low: mean - margin, high: mean + margin, n, level };
}
