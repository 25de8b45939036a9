import { type Batch, batches } from "../../../compat/linearModel.js";
import { rng } from "../../../engine/rng.js";

/** The four batches of the linear model, each a function of the weights. */
const four: readonly Batch[] = Array.from({ length: 4 }, batches());

const step = (batch: Batch, weights: readonly number[], rate: number): { loss: number; weights: number[] } => {
  const { loss, gradient } = batch(weights);
  return { loss, weights: weights.map((w, j) => w - rate * (gradient[j] as number)) }; // one gradient per weight
};

/** What a range test saw. */
export interface Seen {
  readonly rates: readonly number[];
  readonly raw: readonly number[];
  readonly smoothed: readonly number[];
}

/**
 * A range test from 1e-5 to 10 on the linear model: one update at each rate, stopped when the smoothed loss is five times its lowest.
 *
 * @param updates how many rates.
 * @param weight of the newest loss in the smoothed one; 1 does not smooth.
 * @param order 0 takes the batches in turn; every other number shuffles them anew in each epoch.
 */
export function rangeTest(updates: number, weight: number, order: number): Seen {
  const seen = { rates: [] as number[], raw: [] as number[], smoothed: [] as number[] };
  const random = rng(order);
  let [weights, lowest, turn]: [readonly number[], number, readonly Batch[]] = [[0, 0], Number.POSITIVE_INFINITY, four];
  for (let t = 0; t < updates; t++) {
    if (order > 0 && t % 4 === 0) turn = shuffled(four, random.int);
    const rate = 1e-5 * 1e6 ** (t / (updates - 1));
    const after = step(turn[t % 4] as Batch, weights, rate);
    const before = seen.smoothed.at(-1) ?? after.loss;
    const smoothed = weight * after.loss + (1 - weight) * before;
    weights = after.weights;
    lowest = Math.min(lowest, smoothed);
    seen.rates.push(rate);
    seen.raw.push(after.loss);
    seen.smoothed.push(smoothed);
    if (smoothed > 5 * lowest) break;
  }
  return seen;
}

function shuffled<T>(items: readonly T[], int: (below: number) => number): T[] {
  const rest = [...items];
  return items.map(() => rest.splice(int(rest.length), 1)[0] as T);
}

/** The mean loss of all 32 points after training at one rate: what a range test would like to know. */
export function trained(rate: number, updates: number): number {
  let weights: readonly number[] = [0, 0];
  for (let t = 0; t < updates; t++) weights = step(four[t % 4] as Batch, weights, rate).weights;
  return four.reduce((sum, batch) => sum + batch(weights).loss, 0) / 4;
}

/** Five ways to read one rate off the curve, from the lowest answer to the highest as a rule. */
export const readings: Readonly<Record<string, (seen: Seen) => number>> = {
  begins: ({ rates, smoothed }) => {
    const found = smoothed.findIndex((loss, i) => i >= 10 && loss < 0.95 * Math.max(...smoothed.slice(0, i)));
    return rates[Math.max(found, 0)] as number;
  },
  steepest: ({ rates, smoothed }) => {
    let [best, at] = [Number.POSITIVE_INFINITY, 0];
    for (let i = 11; i < smoothed.length - 6; i++) {
      const fall = (smoothed[i + 1] as number) - (smoothed[i - 1] as number);
      if (fall < best) [best, at] = [fall, i];
    }
    return rates[at] as number;
  },
  "lowest / 10": (seen) => lowest(seen) / 10,
  lowest: (seen) => lowest(seen),
  end: ({ rates }) => 0.9 * (rates.at(-1) as number), // a test has one rate at least
};

const lowest = ({ rates, smoothed }: Seen): number => rates[smoothed.indexOf(Math.min(...smoothed))] as number;
