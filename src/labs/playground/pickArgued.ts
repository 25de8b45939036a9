import type { RangeTest } from "../../engine/tools/rangeTest.js";
import { formatNumber } from "../../plots/format.js";

/** What one of the usual rules would take from a range test. */
export interface RulePick {
  readonly rule: "steepest" | "lowest / 10" | "valley";
  /** How the rule goes, as a clause. */
  readonly how: string;
  readonly rate: number;
  /** Where that is: below the rates that learn, among them, or at the brink and beyond; null where the test found no such rates. */
  readonly side: "below" | "inside" | "beyond" | null;
}

/** A rate to begin with, what other rules would take, and why. */
export interface ArguedPick {
  /** Half of the brink, to two digits; null where the test has no answer. */
  readonly rate: number | null;
  readonly rules: readonly RulePick[];
  /** What argues for the pick, and for how much it counts. */
  readonly sentence: string;
}

/**
 * Which rate to take from a range test, argued, beside what the rules of other finders would take from the same curve.
 *
 * The brink is where the smoothed loss is lowest; we take half of it. On six small tasks (two spirals, moons and images of glyphs, under SGD,
 * momentum and Adam, 400 updates a test) the best peak of a cosine lay between a sixth of the brink and one and a half times it, so half is
 * within a factor of about three of it. No rule does much better: what a rate does in a few updates is not what it does in a run.
 *
 * Sources: steepest: pytorch-lr-finder (10 points left out at the beginning, 5 at the end). Lowest / 10 and valley: fastai, callback.schedule.
 */
export function pickArgued(test: RangeTest): ArguedPick {
  const { rates, smoothed, interval } = test;
  const sideOf = (rate: number): RulePick["side"] =>
    interval === null ? null : rate < interval.low ? "below" : rate < interval.high ? "inside" : "beyond";
  const at = (rule: RulePick["rule"], how: string, rate: number | undefined): RulePick[] =>
    rate === undefined ? [] : [{ rule, how, rate, side: sideOf(rate) }];
  const rules = [
    ...at("steepest", "where the loss falls fastest", rates[steepest(smoothed)]),
    ...at("lowest / 10", "a tenth of the rate with the lowest loss", tenth(rates[lowest(smoothed)])),
    ...at("valley", "in the middle of the longest fall", rates[valley(smoothed)]),
  ];
  if (interval === null) return { rate: null, rules, sentence: `No rate can be argued for. ${test.sentence}` };
  const rate = Number((interval.high / 2).toPrecision(2));
  const low = formatNumber(interval.low, 2);
  const why =
    rate < interval.low
      ? "That is below the rates that moved the loss in this short test, so the test says little: take more updates, or compare runs."
      : `It stays a factor of two away from the brink at ${formatNumber(interval.high, 2)} and above ${low}, from where the loss begins to fall.`;
  return { rate, rules, sentence: ["Begin with", `${formatNumber(rate)}.`, why, ...untested(test, rate), spread(rules)].join(" ") };
}

/** A net that has learnt its examples by heart has next to no gradient: what then happens says nothing of the rate. */
function untested({ rates, smoothed }: RangeTest, pick: number): string[] {
  const start = smoothed[0] ?? 0;
  const from = rates[smoothed.findIndex((loss) => loss < 0.05 * start)];
  if (start <= 0 || from === undefined || from >= pick) return [];
  return [
    `From ${formatNumber(from, 2)} on the loss was below a twentieth of its start: little was left to learn, so higher rates were hardly tested, and the pick may be far too high.`,
  ];
}

/** How far the rules are apart: they are rules of thumb, and this says so with numbers. */
function spread(rules: readonly RulePick[]): string {
  const rates = rules.map(({ rate }) => rate);
  const [least, most] = [Math.min(...rates), Math.max(...rates)];
  if (rates.length < 2 || most < 1.5 * least) return "Other rules agree within a factor of 1.5.";
  return `Other rules read this same curve as anything from ${formatNumber(least, 2)} to ${formatNumber(most, 2)}, a factor of ${formatNumber(most / least, 2)}: compare short runs at a third, once and three times the rate before you trust any.`;
}

const tenth = (rate: number | undefined): number | undefined => (rate === undefined ? undefined : rate / 10);

/** Where the loss falls fastest from one rate to the next; the rates are a constant factor apart, so it is the slope over their logarithm. */
function steepest(losses: readonly number[]): number {
  const [first, last] = losses.length > 20 ? [10, losses.length - 6] : [0, losses.length - 1];
  let best = first;
  const slope = (i: number): number => {
    const [from, to] = [Math.max(first, i - 1), Math.min(last, i + 1)];
    return ((losses[to] as number) - (losses[from] as number)) / (to - from); // both lie among the losses
  };
  for (let i = first; i <= last; i += 1) if (slope(i) < slope(best)) best = i;
  return best;
}

function lowest(losses: readonly number[]): number {
  return losses.indexOf(losses.reduce((least, loss) => Math.min(least, loss), Number.POSITIVE_INFINITY));
}

/** The longest run of losses, each below the one before it, gaps allowed; a half of it after its beginning, in whole sixths as fastai counts them. */
function valley(losses: readonly number[]): number {
  const lengths = losses.map(() => 1);
  for (let i = 1; i < losses.length; i += 1)
    for (let j = 0; j < i; j += 1)
      if ((losses[i] as number) < (losses[j] as number)) lengths[i] = Math.max(lengths[i] as number, (lengths[j] as number) + 1); // one length for each loss
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const end = lengths.indexOf(longest);
  const start = Math.max(0, end - longest);
  const third = (end - start) / 3;
  return start + Math.floor(third) + Math.floor(third / 2);
}
