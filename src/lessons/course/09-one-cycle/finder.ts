/** What a range test saw: the rate of each update, and the loss before it. */
export interface Seen {
  readonly rates: readonly number[];
  readonly losses: readonly number[];
}

/** What a finder made of it: up to where it stopped, the smoothed loss and the rate that it suggests. */
export interface Found {
  readonly rates: readonly number[];
  readonly smoothed: readonly number[];
  readonly pick: number | null;
}

/** How much of the past the usual smoothing keeps. */
const kept = 0.95;
/** The usual finder stops at this many times the lowest smoothed loss. */
const farAbove = 4;

/**
 * A running mean of the past, corrected for having begun at 0: m ← βm + (1 − β)L, and m/(1 − βᵗ) is the smoothed loss.
 *
 * The first values are hardly smoothed: the first is the first loss itself.
 */
export function runningMean(losses: readonly number[], beta = kept): number[] {
  let [mean, power] = [0, 1];
  return losses.map((loss) => {
    mean = beta * mean + (1 - beta) * loss;
    power *= beta;
    return mean / (1 - power);
  });
}

/** The place of the lowest of some values; the first of them where several are. */
export const lowest = (values: readonly number[]): number => values.indexOf(Math.min(...values));

/**
 * The finder that is pasted from page to page: a running mean, stopped at four times its lowest, and the rate at which it falls most from one update
 * to the next. Nothing is left out at the start.
 */
export function naiveFinder({ rates, losses }: Seen): Found {
  const all = runningMean(losses);
  let best = Number.POSITIVE_INFINITY;
  let end = all.length;
  for (const [i, loss] of all.entries()) {
    if (i > 0 && loss > farAbove * best) {
      end = i;
      break;
    }
    best = Math.min(best, loss);
  }
  const smoothed = all.slice(0, end);
  return { rates: rates.slice(0, end), smoothed, pick: steepest(rates, smoothed, 0) };
}

/** The rate at which a smoothed loss falls most from one update to the next, from update `skip` on. */
export function steepest(rates: readonly number[], smoothed: readonly number[], skip: number): number | null {
  const falls = smoothed.slice(skip, -1).map((loss, i) => (smoothed[skip + i + 1] as number) - loss);
  return falls.length === 0 ? null : (rates[skip + lowest(falls)] as number);
}

/** The five rules that are recommended for one and the same curve. */
export const ruleNames = {
  naive: "steepest",
  skipped: "steepest, after ten",
  tenth: "lowest / 10",
  lowest: "lowest",
  end: "end, less 10 %",
} as const;
export type Rule = keyof typeof ruleNames;

/** What each of the five rules reads off a smoothed curve, stopped where the finder stopped. */
export function readings({ rates, smoothed }: Pick<Found, "rates" | "smoothed">): Readonly<Record<Rule, number | null>> {
  const bottom = rates[lowest(smoothed)] ?? null;
  const last = rates.at(-1);
  return {
    naive: steepest(rates, smoothed, 0),
    skipped: steepest(rates, smoothed, 10),
    tenth: bottom === null ? null : bottom / 10,
    lowest: bottom,
    end: last === undefined ? null : 0.9 * last,
  };
}
