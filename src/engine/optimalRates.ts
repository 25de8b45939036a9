import { type Directions, finalLoss } from "./finalLoss.js";

/** Rates that no change of a single one can better, the loss they end at, and how many sweeps found them. */
export interface OptimalRates {
  readonly rates: readonly number[];
  readonly loss: number;
  readonly sweeps: number;
}

/**
 * Rates, one for every update, with which SGD on a noisy quadratic ends at a low expected loss: none of them can be bettered alone.
 *
 * With all other rates held, the final loss is a parabola in η_t: with a = E[θ²] before the update and b = Π(1 − ηh)² over the updates after it,
 * it is lowest at η_t = Σ h·b·h·a / Σ h·b·(h²a + σ²). The search sets one rate after another so, forwards and backwards, until a
 * sweep gains nothing; no step of it can raise the loss. In one direction it is done after one sweep, at the lowest loss there is: η_t =
 * ha / (h²a + σ²), the greedy rate. In several, where noise is small, large steps may stand in many orders, each with an optimum of its own.
 *
 * @param directions curvatures h, noise σ², start θ₀, one of each per direction.
 * @param from rates to begin with, one per update: the search ends no higher than they do.
 * @param highest the highest rate that it may set: of a parabola's points up to there the one nearest its lowest is the best.
 * @param most sweeps after which it ends at the latest, 200 when left out; 5 to 20 are usual.
 */
export function optimalRates(
  directions: Directions,
  from: readonly number[],
  { highest = Number.POSITIVE_INFINITY, most = 200 }: { readonly highest?: number; readonly most?: number } = {},
): OptimalRates {
  const { curvatures, noise, start } = directions;
  const [width, steps] = [curvatures.length, from.length];
  const rates = Float64Array.from(from);
  // Row t of `before` is E[θ²] before update t; row t of `after` is the part of it that the updates from t on leave.
  const before = new Float64Array((steps + 1) * width);
  const after = new Float64Array((steps + 1) * width).fill(1);
  for (let i = 0; i < width; i++) before[i] = (start[i] as number) ** 2;

  const lowest = (t: number): number => {
    let gain = 0;
    let cost = 0;
    for (let i = 0; i < width; i++) {
      const h = curvatures[i] as number;
      const weight = h * (after[(t + 1) * width + i] as number);
      const square = before[t * width + i] as number;
      gain += weight * h * square;
      cost += weight * (h * h * square + (noise[i] as number));
    }
    return cost > 0 ? Math.min(highest, gain / cost) : (rates[t] as number); // where nothing is left to lose, any rate will do
  };
  const pass = (t: number): void => {
    const rate = rates[t] as number;
    for (let i = 0; i < width; i++) {
      const factor = 1 - rate * (curvatures[i] as number);
      before[(t + 1) * width + i] = factor * factor * (before[t * width + i] as number) + rate * rate * (noise[i] as number);
    }
  };
  const passBack = (t: number): void => {
    for (let i = 0; i < width; i++) {
      const factor = 1 - (rates[t] as number) * (curvatures[i] as number);
      after[t * width + i] = factor * factor * (after[(t + 1) * width + i] as number);
    }
  };

  for (let t = steps - 1; t >= 0; t--) passBack(t);
  let loss = finalLoss(directions, rates);
  let sweeps = 0;
  while (sweeps < most) {
    sweeps++;
    for (let t = 0; t < steps; t++) {
      rates[t] = lowest(t);
      pass(t);
    }
    for (let t = steps - 1; t >= 0; t--) {
      rates[t] = lowest(t);
      passBack(t);
    }
    const now = finalLoss(directions, rates);
    const gained = loss - now;
    loss = now;
    if (!(gained > 1e-10 * now)) break;
  }
  return { rates: [...rates], loss, sweeps };
}

/**
 * The best that searches from several beginnings find: a few sweeps from each, and the one that has come lowest is followed to its end.
 *
 * @param beginnings lists of rates, one rate per update; at least one list.
 * @param highest the highest rate that may be found; without it, any.
 */
export function bestRates(
  directions: Directions,
  beginnings: readonly (readonly number[])[],
  highest = Number.POSITIVE_INFINITY,
): OptimalRates {
  const first = beginnings.map((from) => optimalRates(directions, from, { highest, most: 4 }));
  const best = first.reduce((low, one) => (one.loss < low.loss ? one : low));
  return optimalRates(directions, best.rates, { highest });
}
