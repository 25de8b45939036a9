import { expectNamed, expectNumber, expectOptions } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import { holm } from "./holm.js";
import { type Interval, pairedInterval } from "./pairedInterval.js";
import { pairedTest } from "./pairedTest.js";
import type { Comparison } from "./verdict.js";

/** One thing against the baseline, over the same seeds. */
export interface Compared {
  /** Its results less the baseline's: the mean and the interval around it, of this comparison alone. */
  readonly difference: Interval;
  /** Holm's adjusted p of "they differ by more than `smallest`", over all comparisons of the table. */
  readonly p: number;
  /** Better or worse where `p` < 1 − level; equal where both one-sided tests, adjusted likewise, say so; else cannot tell. */
  readonly verdict: Comparison;
}

/** Options of `compare`. */
export interface Compare {
  /** The name that the others are compared with. */
  baseline: string;
  /** True for a loss, false for an accuracy. */
  lowerIsBetter: boolean;
  /** The smallest difference worth having, 0 when left out. */
  smallest?: number;
  /** Confidence, 0.95 when left out. */
  level?: number;
}

/**
 * Compares paired results with a baseline's: difference, interval, Holm's p and a verdict for each of the others.
 *
 * With a single comparison the verdict is `verdict` of the 95 % interval, with the 90 % interval to decide "equal". With several, each has to be
 * surer: the chance of even one false "better" or "worse" in the whole table stays below 5 %, and so does that of one false "equal".
 *
 * @param results one result per seed each, by name, in the same order of seeds.
 * @param options baseline, lowerIsBetter, smallest (0 when left out), level (0.95 when left out).
 *
 * @example
 * const results = { constant: [1, 2, 3], cosine: [0.5, 1.6, 2.4] };
 * compare(results, { baseline: "constant", lowerIsBetter: true }).cosine.verdict; // "better"
 */
export function compare(results: Readonly<Record<string, readonly number[]>>, options: Compare): Record<string, Compared> {
  const where = "compare";
  const must = "there must be results of at least two things";
  const named = expectNamed(where, must, results, (count) => count > 1, "Write { constant: [1, 2], cosine: [0.5, 1.6] }.");
  expectOptions(where, options, ["baseline", "lowerIsBetter", "smallest", "level"]);
  const { baseline, lowerIsBetter, smallest = 0, level = 0.95 } = options;
  const [, base] =
    named.find(([name]) => name === baseline) ??
    fail(where, "baseline must name one of the results", baseline, `There are ${named.map(([name]) => name).join(", ")}.`);
  if (typeof lowerIsBetter !== "boolean")
    fail(where, "lowerIsBetter must be true or false", lowerIsBetter, "Say true for a loss, false for an accuracy.");
  expectNumber(where, "level", level, { above: 0, below: 1, advice: "Write 0.95 for 95 %." });

  const others = named.filter(([name]) => name !== baseline);
  const tests = others.map(([, result]) => pairedTest(result, base, { smallest }));
  const different = holm(tests.map((test) => test.different));
  const equal = holm(tests.map((test) => test.equal));
  return Object.fromEntries(
    others.map(([name, result], i) => {
      const difference = pairedInterval(result, base, { level });
      const [p, q] = [different[i] as number, equal[i] as number]; // one of each for each of the others
      const sided = difference.mean < 0 === lowerIsBetter ? "better" : "worse";
      return [name, { difference, p, verdict: p < 1 - level ? sided : q <= 1 - level ? "equal" : "cannot tell" }];
    }),
  );
}
