import { type Interval, pairedInterval } from "../../../stats/pairedInterval.js";
import { type Comparison, verdict } from "../../../stats/verdict.js";
import type { Prediction } from "./prediction.js";
import { smallest } from "./task.js";

/** An attempt against something that was run on the same seeds, in points of accuracy: attempt minus that. */
export interface Against {
  readonly difference: Interval;
  readonly verdict: Comparison;
}

/** What an attempt came to, and what had been said of it. */
export interface Score {
  /** The mean test accuracy of the five seeds, in per cent. */
  readonly mean: number;
  /** The reference's mean minus the attempt's, in points: below 0 where the attempt did better. */
  readonly regret: number;
  readonly reference: Against;
  readonly linear: Against;
  /** Whether the mean lay in the range, and whether the word was right. */
  readonly came: { readonly range: boolean; readonly word: boolean };
}

/** The paired difference of two lists of accuracies from 0 to 1, in points, and what it allows one to say. */
export function against(mine: readonly number[], other: readonly number[]): Against {
  const difference = pairedInterval(points(mine), points(other));
  return { difference, verdict: verdict(difference, { lowerIsBetter: false, smallest: 100 * smallest }) };
}

const points = (list: readonly number[]): number[] => list.map((accuracy) => 100 * accuracy);

/** The mean of accuracies from 0 to 1, in per cent. */
export const meanOf = (list: readonly number[]): number => points(list).reduce((sum, one) => sum + one, 0) / list.length;

/** Scores five accuracies, seed by seed in the order of the others, against the reference and the tuned linear decay. */
export function score(
  mine: readonly number[],
  { reference, linear, prediction }: { reference: readonly number[]; linear: readonly number[]; prediction: Prediction },
): Score {
  const mean = meanOf(mine);
  const toLinear = against(mine, linear);
  return {
    mean,
    regret: meanOf(reference) - mean,
    reference: against(mine, reference),
    linear: toLinear,
    came: { range: mean >= prediction.low && mean <= prediction.high, word: toLinear.verdict === prediction.versusLinear },
  };
}
