import { expectNumber, expectOptions } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";

/** What an interval allows one to say. */
export type Comparison = "better" | "worse" | "equal" | "cannot tell";

/** From where to where a difference may lie. */
interface Ends {
  readonly low: number;
  readonly high: number;
}

/**
 * What the interval of a − b says about a: better, worse, equal, or cannot tell.
 *
 * Better (worse): the whole interval lies beyond `smallest` on the good (bad) side. Equal: the whole interval lies within ± smallest. Else: cannot tell.
 * "Equal" from a 90 % interval is exactly two one-sided tests at 5 % (Schuirmann 1987); a 95 % interval asks for more. So give the 95 % interval
 * first and the 90 % one as `equal`.
 *
 * @param interval low and high of the difference a − b.
 * @param options lowerIsBetter: true for a loss, false for an accuracy; smallest: the smallest difference worth having, 0 when left out;
 * equal: the interval that decides "equal", the first when left out.
 *
 * @example
 * verdict({ low: -0.12, high: -0.04 }, { lowerIsBetter: true }); // "better"
 * verdict({ low: -0.12, high: 0.04 }, { lowerIsBetter: true, smallest: 0.01 }); // "cannot tell"
 * verdict({ low: -0.003, high: 0.011 }, { lowerIsBetter: true, smallest: 0.01, equal: { low: -0.002, high: 0.01 } }); // "equal"
 */
export function verdict(interval: Ends, options: { lowerIsBetter: boolean; smallest?: number; equal?: Ends }): Comparison {
  const where = "verdict";
  const { low, high } = expectEnds(where, "the interval", interval);
  expectOptions(where, options, ["lowerIsBetter", "smallest", "equal"]);
  const { lowerIsBetter, smallest = 0 } = options;
  const inner = options.equal === undefined ? interval : expectEnds(where, "equal", options.equal);
  if (typeof lowerIsBetter !== "boolean")
    fail(where, "lowerIsBetter must be true or false", lowerIsBetter, "Say true for a loss, false for an accuracy.");
  expectNumber(where, "smallest", smallest, { min: 0, advice: "It is a size, without a sign." });
  if (low > smallest) return lowerIsBetter ? "worse" : "better";
  if (high < -smallest) return lowerIsBetter ? "better" : "worse";
  return inner.low >= -smallest && inner.high <= smallest ? "equal" : "cannot tell";
}

function expectEnds(where: string, name: string, ends: Ends): Ends {
  const { low, high } = ends ?? {};
  if (typeof low === "number" && typeof high === "number" && low <= high) return ends;
  return fail(where, `${name} must have numbers low <= high`, ends, "Pass what pairedInterval returned.");
}
