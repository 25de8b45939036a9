/** Rates between which a range test saw a net learn. */
export interface RateInterval {
  /** The first rate after which the smoothed loss stays clearly below its first level. */
  readonly low: number;
  /** The rate at which the smoothed loss is lowest: the brink. */
  readonly high: number;
}

/** Each value's mean with `half` neighbours on either side; towards the ends with fewer, but as many on one side as on the other. */
export function smoothed(values: readonly number[], half: number): number[] {
  const sums = [0];
  for (const [i, value] of values.entries()) sums.push((sums[i] as number) + value); // one sum before each value
  return values.map((_, i) => {
    const reach = Math.min(half, i, values.length - 1 - i);
    return ((sums[i + reach + 1] as number) - (sums[i - reach] as number)) / (2 * reach + 1);
  });
}

interface Seen {
  readonly rates: readonly number[];
  readonly losses: readonly number[];
  /** The smoothed losses. */
  readonly level: readonly number[];
  /** How many losses on either side of one are in its mean. */
  readonly smooth: number;
  readonly skip: number;
  readonly stopped: "diverged" | "rising" | null;
}

/** The part of the whole fall that the loss must have come down by. */
const clearly = 0.1;

/** Reads a range test: the rule stands in the documentation of `rangeTest`. */
export function readInterval({ rates, losses, level, smooth, skip, stopped }: Seen): { interval: RateInterval | null; sentence: string } {
  if (losses.length === 0) {
    return { interval: null, sentence: "The loss was no number from the first on. Begin at a lower rate, or from other parameters." };
  }
  const window = 2 * smooth + 1;
  const [first, last] = [skip + smooth, losses.length - 1 - smooth]; // where a smoothed loss has all its neighbours
  if (last <= first) {
    const sentence = `The test ended after ${losses.length} updates, too few to read. Begin at a lower rate, or take more steps.`;
    return { interval: null, sentence };
  }
  const start = level[first] as number;
  let lowest = first;
  for (let i = first; i <= last; i += 1) if ((level[i] as number) < (level[lowest] as number)) lowest = i;
  const fall = start - (level[lowest] as number);
  if (lowest === first || fall <= 3 * noiseOf(losses, level, { first, last: lowest, window })) {
    const sentence = "The loss did not fall clearly at any rate. Take more steps or larger batches, or begin at a lower rate.";
    return { interval: null, sentence };
  }
  let low = lowest;
  while (low > first && (level[low - 1] as number) < start - clearly * fall) low -= 1;
  const interval = { low: rates[low] as number, high: rates[lowest] as number };
  const range = `The loss falls from a rate of ${short(interval.low)} on and is lowest at ${short(interval.high)}`;
  if (lowest === last && stopped === null) {
    return { interval, sentence: `${range}, where the test ended: higher rates may do as well. Test to a higher one.` };
  }
  return { interval, sentence: `${range}. Try rates between, well below the upper.` };
}

/** The standard deviation of a smoothed loss, from how the losses scatter around it (around a mean of themselves, so by less than around the truth). */
function noiseOf(
  losses: readonly number[],
  level: readonly number[],
  { first, last, window }: { first: number; last: number; window: number },
): number {
  if (window === 1) return 0;
  let sum = 0;
  for (let i = first; i <= last; i += 1) sum += ((losses[i] as number) - (level[i] as number)) ** 2; // both have one for each rate
  const variance = sum / (last - first + 1) / (1 - 1 / window);
  return Math.sqrt(variance / window);
}

const short = (rate: number): string => String(Number(rate.toPrecision(2)));
