import type { Rates } from "../../engine/rates.js";
import { finalLoss } from "../noisyQuadratic.js";

/** The best peak rate of one shape and the loss it ends at, to a percent of the rate: for differences too small for the grid of `tune`. */
export function finestPeak(make: (peak: number) => Rates, steps: number): { readonly peak: number; readonly loss: number } {
  // Golden section on the logarithm of the rate: the loss falls towards its one best peak from either side.
  const golden = (Math.sqrt(5) - 1) / 2;
  const lossAt = (log: number): number => finalLoss(make(Math.exp(log)), steps);
  let [low, high] = [Math.log(0.02), Math.log(2)];
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)];
  let [lossLeft, lossRight] = [lossAt(left), lossAt(right)];
  while (high - low > 0.02) {
    if (lossLeft < lossRight) {
      [high, right, lossRight] = [right, left, lossLeft];
      left = high - golden * (high - low);
      lossLeft = lossAt(left);
    } else {
      [low, left, lossLeft] = [left, right, lossRight];
      right = low + golden * (high - low);
      lossRight = lossAt(right);
    }
  }
  return lossLeft < lossRight ? { peak: Math.exp(left), loss: lossLeft } : { peak: Math.exp(right), loss: lossRight };
}
