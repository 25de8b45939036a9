import { expectNumber, expectOptions } from "../schedules/expect.js";
import { paired } from "./paired.js";
import { studentTAbove } from "./studentT.js";

/** How surprising paired results would be if a claim about them were wrong: two p-values. */
export interface PairedTest {
  /** p of "they differ by more than `smallest`", two-sided; with smallest 0 it is the p of the usual paired t test. */
  readonly different: number;
  /** p of "they differ by less than `smallest`": the larger p of the two one-sided tests. */
  readonly equal: number;
}

/**
 * The p-values of a paired t test: that a and b differ by more than `smallest`, and that they differ by less.
 *
 * different = 2·P(T > (|d̄| − smallest)/se), at most 1; equal = P(T > (smallest − |d̄|)/se); se = sd/√n, n − 1 degrees of freedom. different < 0.05
 * where the 95 % interval lies beyond ± smallest; equal < 0.05 where the 90 % interval lies within it. One pair: both 1.
 *
 * Source: Schuirmann 1987, A comparison of the two one-sided tests procedure and the power approach, https://doi.org/10.1007/BF01068419
 *
 * @param a results of the first kind of run, one per seed.
 * @param b results of the second, in the same order of seeds.
 * @param options smallest: the smallest difference worth having, 0 when left out.
 *
 * @example
 * pairedTest([3, 5, 4], [2, 3, 1]).different; // 0.07417990022744847
 * pairedTest([3, 5], [3, 5], { smallest: 0.1 }); // {"different":1,"equal":0}
 */
export function pairedTest(a: readonly number[], b: readonly number[], options: { smallest?: number } = {}): PairedTest {
  const where = "pairedTest";
  const { n, mean, error } = paired(where, a, b);
  expectOptions(where, options, ["smallest"]);
  const { smallest = 0 } = options;
  expectNumber(where, "smallest", smallest, { min: 0, advice: "It is a size, without a sign." });
  if (n === 1) return { different: 1, equal: 1 };
  const beyond = Math.abs(mean) - smallest;
  if (error === 0) return beyond > 0 ? { different: 0, equal: 1 } : { different: 1, equal: 0 };
  const above = (t: number): number => studentTAbove(t, n - 1);
  return { different: Math.min(1, 2 * above(beyond / error)), equal: above(-beyond / error) };
}
