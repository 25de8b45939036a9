import { expectedLoss } from "../engine/noisyQuadratic.js";
import type { Rates } from "../engine/rates.js";
import type { Tell } from "../labs/tell.js";

/** The course's standard problem: 100 directions with curvatures 1, 1/2, … 1/100, each with gradient noise of variance h, started at 1. */
export const curvatures: readonly number[] = Array.from({ length: 100 }, (_, i) => 1 / (i + 1));

/** The standard problem for `expectedLoss`, with the rate and the length left to say. */
export const problem = { curvatures, noiseVariances: curvatures, start: 1 } as const;

/** The exact expected loss at the end of a run on the standard problem. */
export const finalLoss = (lr: Rates, steps: number): number => expectedLoss({ ...problem, lr, steps })[steps] as number; // the last of steps + 1

/** The peak rates that are tried: 41 from 0.02 to the stability limit, 2, each a fixed factor above the last. */
export const peaks: readonly number[] = Array.from({ length: 41 }, (_, i) => 2 * 100 ** (i / 40 - 1));

/** The best of the peak rates for one shape, with the loss it ends at, and the losses of all of them. */
export interface Tuned {
  readonly peak: number;
  readonly loss: number;
  readonly losses: readonly number[];
}

/** Tries every peak rate with the schedule that `make` builds from it, and tells how many it has tried. */
export function tune(make: (peak: number) => Rates, steps: number, tell?: Tell): Tuned {
  const losses = peaks.map((peak, i) => {
    const loss = finalLoss(make(peak), steps);
    tell?.((i + 1) / peaks.length);
    return loss;
  });
  const best = losses.indexOf(Math.min(...losses));
  return { peak: peaks[best] as number, loss: losses[best] as number, losses }; // indexOf found one of them
}
