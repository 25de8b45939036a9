import { type Directions, finalLoss } from "../../engine/finalLoss.js";
import { bestRates, type OptimalRates } from "../../engine/optimalRates.js";
import { rng } from "../../engine/rng.js";
import { type PeakShape, peakShapes, ratesWith } from "./peakShapes.js";
import { remembered } from "./remembered.js";

/** A shape at the best of the peaks that were tried. */
export interface TunedShape {
  readonly shape: PeakShape;
  readonly peak: number;
  readonly loss: number;
}

/** What a problem's run of some length can come to: the best of every shape, best first, and the best rates that were found. */
export interface Searched {
  readonly shapes: readonly TunedShape[];
  readonly optimum: OptimalRates;
}

const tried = 41;

/** Where a function of 0 … count − 1 is lowest, and how low: every fourth first, then all around the lowest of those. */
function lowestOf(count: number, at: (i: number) => number): readonly [i: number, value: number] {
  let [lowest, value] = [0, Number.POSITIVE_INFINITY];
  const look = (i: number): void => {
    const came = i < 0 || i >= count ? Number.POSITIVE_INFINITY : at(i);
    if (came < value) [lowest, value] = [i, came];
  };
  for (let i = 0; i < count; i += 4) look(i);
  const middle = lowest;
  for (const away of [-3, -2, -1, 1, 2, 3]) look(middle + away);
  return [lowest, value];
}

/**
 * The highest rate that the searches may use, the stability limit 2/h. Where noise is small a parabola can be brought lower still by rates far above
 * it: its loss rises to 10²⁰ and more on the way and comes back, which nothing but a parabola does.
 */
export const highestOf = (curvatures: readonly number[]): number => 2 / Math.max(...curvatures);

/** The peaks that are tried: 41, from a hundredth of the stability limit to the limit itself, each a fixed factor above the last. */
export const peaksOf = (curvatures: readonly number[]): readonly number[] =>
  Array.from({ length: tried }, (_, i) => highestOf(curvatures) * 100 ** (i / (tried - 1) - 1));

/** Tries every peak with every shape, and searches for the best rates of all from those and from some that are drawn. */
export function search(directions: Directions, steps: number): Searched {
  const peaks = peaksOf(directions.curvatures);
  const shapes = peakShapes.map((shape): TunedShape => {
    const unit = Float64Array.from(ratesWith(shape, 1, steps));
    const rates = new Float64Array(steps);
    const [best, loss] = lowestOf(peaks.length, (i) => {
      for (let t = 0; t < steps; t++) rates[t] = (peaks[i] as number) * (unit[t] as number); // i and t are below the lengths
      return finalLoss(directions, rates);
    });
    return { shape, peak: peaks[best] as number, loss };
  });
  shapes.sort((a, b) => a.loss - b.loss);
  const beginnings = [
    ...shapes.map(({ shape, peak }) => ratesWith(shape, peak, steps)),
    ...Array.from({ length: 19 }, (_, i) => drawnRates(directions.curvatures, steps, i)),
  ];
  const affordable = Math.max(3, Math.round(work / (steps * directions.curvatures.length)));
  return { shapes, optimum: bestRates(directions, beginnings.slice(0, affordable), highestOf(directions.curvatures)) };
}

/** The work that goes into the search for the best rates: from so many beginnings, times updates, times directions. */
const work = 1e5;

/** Rates drawn from those that suit one direction or another, the largest first: long steps early are where small noise leaves most to find. */
function drawnRates(curvatures: readonly number[], steps: number, seed: number): number[] {
  const { next } = rng(seed).split("beginnings");
  const [low, high] = [0.05 / Math.max(...curvatures), Math.min(highestOf(curvatures), 1 / Math.min(...curvatures))];
  return Array.from({ length: steps }, () => low * (high / low) ** next()).sort((a, b) => b - a);
}

/** `search`, with its last results kept. */
export const searched = remembered(search);
