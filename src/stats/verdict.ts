import { expectNumber, expectOptions } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";

/** What an interval allows one to say. */
export type Comparison = "better" | "worse" | "equal" | "cannot tell";

/**
 * What the interval of a − b says about a: better, worse, equal, or cannot tell.
 *
 * Better (worse): the whole interval lies beyond `smallest` on the good (bad) side. Equal: the whole interval lies within ± smallest. Else: cannot tell.
 *
 * @param interval low and high of the difference a − b.
 * @param options lowerIsBetter: true for a loss, false for an accuracy; smallest: the smallest difference worth having, 0 when left out.
 *
 * @example
 * verdict({ low: -0.12, high: -0.04 }, { lowerIsBetter: true }); // "better"
 * verdict({ low: -0.12, high: 0.04 }, { lowerIsBetter: true, smallest: 0.01 }); // "cannot tell"
 */
export function verdict(
  interval: { readonly low: number; readonly high: number },
  options: { lowerIsBetter: boolean; smallest?: number },
): Comparison {
  const where = "verdict";
  const { low, high } = interval ?? {};
  if (!(typeof low === "number" && typeof high === "number" && low <= high))
    fail(where, "the interval must have numbers low <= high", interval, "Pass what pairedInterval returned.");
  expectOptions(where, options, ["lowerIsBetter", "smallest"]);
  const { lowerIsBetter, smallest = 0 } = options;
  if (typeof lowerIsBetter !== "boolean")
    fail(where, "lowerIsBetter must be true or false", lowerIsBetter, "Say true for a loss, false for an accuracy.");
  expectNumber(where, "smallest", smallest, { min: 0, advice: "It is a size, without a sign." });
  if (low > smallest) return lowerIsBetter ? "worse" : "better";
  if (high < -smallest) return lowerIsBetter ? "better" : "worse";
  return low >= -smallest && high <= smallest ? "equal" : "cannot tell";
}
