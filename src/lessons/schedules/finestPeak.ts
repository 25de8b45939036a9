import type { Rates } from "../../engine/rates.js";
import { finalLoss } from "../noisyQuadratic.js";
import { goldenSection } from "./goldenSection.js";

/** The best peak rate of one shape and the loss it ends at, to half a percent of the rate: for differences too small for the grid of `tune`. */
export function finestPeak(make: (peak: number) => Rates, steps: number): { readonly peak: number; readonly loss: number } {
  const { x, loss } = goldenSection((peak) => finalLoss(make(peak), steps), 0.02, 2);
  return { peak: x, loss };
}
