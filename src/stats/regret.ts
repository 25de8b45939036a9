import { expectNamed, expectNumber, expectOptions } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";

/**
 * How much worse each score is than the best of them: 0 for the best, a size without a sign for the others.
 *
 * regret = score − lowest score for a loss, highest score − score for an accuracy.
 *
 * @param scores one number each, by name: the tuned score of every schedule, say, or a schedule's score at every rate.
 * @param options lowerIsBetter: true for a loss, false for an accuracy.
 *
 * @example
 * regret({ constant: 0.75, cosine: 1 }, { lowerIsBetter: false }); // {"constant":0.25,"cosine":0}
 */
export function regret(scores: Readonly<Record<string, number>>, options: { lowerIsBetter: boolean }): Record<string, number> {
  const where = "regret";
  const named = expectNamed(
    where,
    "there must be a score",
    scores,
    (count) => count > 0,
    "Write regret({ constant: 0.8, cosine: 0.9 }, …).",
  );
  for (const [name, score] of named) expectNumber(where, `the score of ${name}`, score);
  expectOptions(where, options, ["lowerIsBetter"]);
  const { lowerIsBetter } = options;
  if (typeof lowerIsBetter !== "boolean")
    fail(where, "lowerIsBetter must be true or false", lowerIsBetter, "Say true for a loss, false for an accuracy.");
  const values = named.map(([, score]) => score);
  const best = lowerIsBetter ? Math.min(...values) : Math.max(...values);
  return Object.fromEntries(named.map(([name, score]) => [name, Math.abs(score - best)]));
}
