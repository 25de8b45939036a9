import { type Directions, finalLoss } from "../../engine/finalLoss.js";
import { type OptimalRates, optimalRates } from "../../engine/optimalRates.js";
import { type PeakShape, peakShapes, ratesWith } from "./peakShapes.js";
import { remembered } from "./remembered.js";

/** A shape at the best of the peaks that were tried. */
export interface TunedShape {
  readonly shape: PeakShape;
  readonly peak: number;
  readonly loss: number;
}

/** What a problem's run of some length can come to: the best of every shape, best first, and the best of all rates. */
export interface Searched {
  readonly shapes: readonly TunedShape[];
  readonly optimum: OptimalRates;
}

const tried = 41;

/** The peaks that are tried: 41, from a hundredth of the stability limit 2/h to the limit itself, each a fixed factor above the last. */
export function peaksOf(curvatures: readonly number[]): readonly number[] {
  const limit = 2 / Math.max(...curvatures);
  return Array.from({ length: tried }, (_, i) => limit * 100 ** (i / (tried - 1) - 1));
}

/** Tries every peak with every shape, and finds the best rates of all from the best of those. */
export function search(directions: Directions, steps: number): Searched {
  const peaks = peaksOf(directions.curvatures);
  const shapes = peakShapes.map((shape): TunedShape => {
    const unit = Float64Array.from(ratesWith(shape, 1, steps));
    const rates = new Float64Array(steps);
    let [peak, loss] = [peaks[0] as number, Number.POSITIVE_INFINITY];
    for (const one of peaks) {
      for (let t = 0; t < steps; t++) rates[t] = one * (unit[t] as number);
      const came = finalLoss(directions, rates);
      if (came < loss) [peak, loss] = [one, came];
    }
    return { shape, peak, loss };
  });
  shapes.sort((a, b) => a.loss - b.loss);
  const [best] = shapes as [TunedShape]; // there are shapes
  return { shapes, optimum: optimalRates(directions, ratesWith(best.shape, best.peak, steps)) };
}

/** `search`, with its last results kept. */
export const searched = remembered(search);
