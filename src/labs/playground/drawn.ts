/** A point of a line drawn by hand: an update, which may lie between two, and a rate. */
export interface Drop {
  readonly t: number;
  readonly rate: number;
}

/** What was done with a line so that it could be a schedule; each is told to the one who drew it. */
export interface Mended {
  /** Updates that the pen jumped over, filled by straight lines. */
  readonly filled: number;
  /** Whether the pen went back in time: what it drew last counts. */
  readonly wentBack: boolean;
  /** Updates held at 0, as no rate lies below. */
  readonly held: number;
  /** Updates before the first stroke and after the last, which keep its rates. */
  readonly level: number;
  /** Whether part of the line lay before update 0 or after the run. */
  readonly cut: boolean;
}

/** The rates that a pen leaves, update by update, NaN where it has not been. */
export interface Trace {
  readonly rates: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly mended: Mended;
}

/**
 * The rates of updates 0 to `steps` under strokes of a pen, drawn in this order.
 *
 * A stroke that goes back in time replaces what was there, a rate below 0 is held at 0, and what lies outside the run is left out. Updates
 * between two strokes, or between points that are far apart, get a straight line.
 *
 * @param strokes each a list of points, in the order in which the pen went.
 * @param steps N: the length of the run.
 */
export function traceOf(strokes: readonly (readonly Drop[])[], steps: number): Trace {
  const rates = new Array<number>(steps + 1).fill(Number.NaN);
  let wentBack = false;
  let cut = false;
  let held = 0;
  for (const stroke of strokes) {
    const drops = stroke.filter(({ t, rate }) => Number.isFinite(t) && Number.isFinite(rate));
    drops.forEach((drop, i) => {
      const before = drops[i - 1] ?? drop;
      wentBack ||= drop.t < before.t - 0.5;
      cut ||= drop.t < -0.5 || drop.t > steps + 0.5;
      lay(rates, before, drop);
    });
  }
  for (const [t, rate] of rates.entries()) {
    if (!(rate < 0)) continue;
    rates[t] = 0;
    held++;
  }
  const from = rates.findIndex((rate) => !Number.isNaN(rate));
  const to = rates.findLastIndex((rate) => !Number.isNaN(rate));
  return {
    rates: rates.map((_, t) => between(rates, t, from, to)),
    from,
    to,
    mended: { filled: gapsOf(rates, from, to), wentBack, held, cut, level: 0 },
  };
}

/** A trace for the whole run: level before the first stroke and after the last. A trace of nothing stays one. */
export function wholeTrace({ rates, from, to, mended }: Trace): Trace {
  if (from < 0) return { rates, from, to, mended };
  const first = rates[from] as number; // where the trace begins there is a rate
  const last = rates[to] as number; // and where it ends
  return {
    rates: rates.map((rate, t) => (t < from ? first : t > to ? last : rate)),
    from: 0,
    to: rates.length - 1,
    mended: { ...mended, level: from + (rates.length - 1 - to) },
  };
}

/** Sets the updates that the pen passes on its way from one point to another. */
function lay(rates: number[], a: Drop, b: Drop): void {
  const [low, high] = a.t <= b.t ? [a, b] : [b, a];
  const first = Math.max(0, Math.ceil(low.t - 0.5));
  const last = Math.min(rates.length - 1, Math.floor(high.t + 0.5));
  for (let t = first; t <= last; t++) {
    const part = high.t > low.t ? Math.max(0, Math.min(1, (t - low.t) / (high.t - low.t))) : 1;
    rates[t] = high === low ? b.rate : low.rate * (1 - part) + high.rate * part;
  }
}

const gapsOf = (rates: readonly number[], from: number, to: number): number =>
  rates.filter((rate, t) => t > from && t < to && Number.isNaN(rate)).length;

/** The rate at t; in a gap, on the straight line across it; before the first and after the last, none. */
function between(rates: readonly number[], t: number, from: number, to: number): number {
  const own = rates[t] as number; // t is an index of the list
  if (!Number.isNaN(own) || t < from || t > to) return own;
  let [low, high] = [t, t];
  while (Number.isNaN(rates[low])) low--;
  while (Number.isNaN(rates[high])) high++;
  const [a, b] = [rates[low] as number, rates[high] as number]; // both ends of a gap were drawn
  return a + ((b - a) * (t - low)) / (high - low);
}

/** Rates without their tremble: each the mean of its neighbours, the nearer the heavier; the two ends stay. */
export function smoothed(rates: readonly number[], scale: "linear" | "log"): number[] {
  const reach = Math.max(1, Math.round(rates.length / 40));
  const [up, down] = scale === "log" && rates.every((rate) => rate > 0) ? [Math.log, Math.exp] : [Number, Number];
  const heights = rates.map(up);
  return rates.map((rate, t) => {
    // As far to one side as to the other, so that a straight line stays one.
    const far = Math.min(reach, t, rates.length - 1 - t);
    if (far === 0) return rate;
    let [sum, weights] = [0, 0];
    for (let i = -far; i <= far; i++) {
      const weight = 1 + far - Math.abs(i);
      sum += weight * (heights[t + i] as number); // inside the list
      weights += weight;
    }
    return down(sum / weights);
  });
}

/** What was mended, in a sentence for each; none where the line could be taken as it is. */
export function mendedSentences({ filled, wentBack, held, level, cut }: Mended): string[] {
  return [
    ...(filled > 0 ? [`The pen left ${updates(filled)} out: straight lines fill them.`] : []),
    ...(level > 0 ? [`Before the first stroke and after the last, ${updates(level)} keep its rate.`] : []),
    ...(wentBack ? ["The pen went back in time: an update has one rate, and what was drawn last counts."] : []),
    ...(held > 0 ? [`A rate can't be below 0: ${updates(held)} are held at 0 and move nothing.`] : []),
    ...(cut ? ["What lay outside the run was left out."] : []),
  ];
}

const updates = (count: number): string => (count === 1 ? "1 update" : `${count} updates`);
