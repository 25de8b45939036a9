import { expectFields, expectNumber, expectOneOf, isPlainObject } from "../../../schedules/expect.js";
import { fail } from "../../../schedules/fail.js";
import type { Comparison } from "../../../stats/verdict.js";

/** What an attempt has to say before it runs. */
export interface Prediction {
  /** The mean test accuracy of the five seeds, in per cent, lies from `low` to `high`. */
  readonly low: number;
  readonly high: number;
  /** What the interval will say of the attempt against the tuned linear decay. */
  readonly versusLinear: Comparison;
}

/** A range may be so wide, in points: a wider one is right whatever happens. */
export const widest = 10;

export const words = ["better", "worse", "equal", "cannot tell"] as const satisfies readonly Comparison[];

const advice = 'Write { low: 80, high: 88, versusLinear: "worse" }.';

/**
 * Checks a prediction.
 *
 * @throws a RangeError for anything else than two per cents, the lower first and at most 10 points apart, and one of the four words.
 */
export function readPrediction(where: string, given: unknown): Prediction {
  if (!isPlainObject(given)) return fail(where, "prediction must say what you expect before it runs", given, advice);
  expectFields(where, "prediction", given, ["low", "high", "versusLinear"]);
  const { low, high, versusLinear } = given as Partial<Record<keyof Prediction, unknown>>;
  const from = expectNumber(where, "prediction.low", low, { min: 0, max: 100, advice: "It is an accuracy in per cent." });
  const to = expectNumber(where, "prediction.high", high, { min: 0, max: 100, advice: "It is an accuracy in per cent." });
  if (!(to > from)) fail(where, "prediction.high must be above prediction.low", to, advice);
  if (to - from > widest)
    fail(where, `the prediction must be at most ${widest} points wide`, to - from, "A range that holds everything says nothing.");
  return { low: from, high: to, versusLinear: expectOneOf(where, "prediction.versusLinear", versusLinear, words) };
}
