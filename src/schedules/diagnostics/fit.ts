import type { CheckedPlan } from "./plan.js";

/** One row of the trace: its update and how far rounding may have moved its rate. */
export interface Row {
  /** The step as it was logged. */
  readonly step: number;
  /** The update it counts, if steps count updates from 0 and the rate is the one that fed the update. */
  readonly t: number;
  readonly lr: number;
  readonly rounding: number;
}

/** The rate that feeds update `t`; null where nothing can be said. */
export type RateOf = (t: number) => number | null;

/** A convention of logging: which update the rate in a row feeds; below 0 where there is none. */
export interface Offset {
  readonly updateOf: (row: Pick<Row, "step" | "t">) => number;
  /** The sentence about it, empty for the usual one. */
  readonly sentence: string;
}

/** Every convention that a trace may follow, the usual one first. */
export function offsetsOf({ traceUnit, stepsPerEpoch = 1, accumulation = 1 }: CheckedPlan): readonly Offset[] {
  const plain: Offset = { updateOf: ({ t }) => t, sentence: "" };
  const shifted = (by: number, sentence: string): Offset => ({ updateOf: ({ t }) => t + by, sentence });
  if (traceUnit === "epochs" && stepsPerEpoch > 1)
    return [
      plain,
      shifted(stepsPerEpoch - 1, "Each row holds the rate of its epoch's last update."),
      shifted(stepsPerEpoch, "Each row was logged at the end of its epoch, after step(): it holds the first rate of the next one."),
      shifted(-stepsPerEpoch, "The log counts epochs from 1."),
      shifted(-1, "The log counts epochs from 1, and each row holds the rate of its epoch's last update."),
    ];
  const late = "The log was written after step(): each row holds the rate of the next update, which is no fault.";
  if (traceUnit === "batches")
    return [
      plain,
      { updateOf: ({ step }) => Math.floor((step + 1) / accumulation), sentence: late },
      {
        updateOf: ({ step }) => Math.floor((step - 1) / accumulation),
        sentence: "The log counts micro-batches from 1, which is no fault.",
      },
    ];
  return [plain, shifted(1, late), shifted(-1, "The log counts updates from 1, which is no fault.")];
}

/** How well rates explain the rows, with the logging convention that suits them best. */
export interface Fit {
  readonly offset: Offset;
  /** In nats: 0 where every row is explained. */
  readonly misfit: number;
  /** The misfit, and something for a convention that is not the usual one. */
  readonly cost: number;
}

/** A relative error of this size costs a third of a nat; one ten times larger two and a half, and none more than seven. */
const typicalError = 1e-3;
/** What a row costs about which a bug says nothing. */
const silence = 4;
/** What it costs to suppose that rows were logged late or early. */
const otherOffset = 0.5;

/** The relative error of a rate, from 0 to 1; what rounding explains is none. `scale` is the largest logged rate. */
export function errorOf({ lr, rounding }: Row, rate: number, scale: number): number {
  const off = Math.max(0, Math.abs(lr - rate) - rounding - 1e-9 * scale);
  return off === 0 ? 0 : off / (Math.max(lr, Math.abs(rate)) + 0.01 * scale);
}

/** What the rows cost under one logging convention; stops as soon as it exceeds `limit`. */
function misfitAt(rows: readonly Row[], rate: RateOf, { updateOf }: Offset, scale: number, limit: number): number {
  let cost = 0;
  for (const row of rows) {
    const t = updateOf(row);
    const expected = t < 0 ? null : rate(t);
    cost += expected === null ? silence : 0.5 * Math.log1p((errorOf(row, expected, scale) / typicalError) ** 2);
    if (cost > limit) return cost;
  }
  return cost;
}

/** The logging convention under which the rates explain the rows best. */
export function fit({ rows, rate, scale, offsets, limit }: Fitting): Fit {
  let best: Fit = { offset: offsets[0] as Offset, cost: Number.POSITIVE_INFINITY, misfit: Number.POSITIVE_INFINITY }; // there is always the usual one
  for (const offset of offsets) {
    const before = offset === offsets[0] ? 0 : otherOffset;
    const misfit = misfitAt(rows, rate, offset, scale, Math.min(limit, best.cost) - before);
    if (before + misfit < best.cost) best = { offset, cost: before + misfit, misfit };
  }
  return best;
}

interface Fitting {
  readonly rows: readonly Row[];
  readonly rate: RateOf;
  /** The largest logged rate. */
  readonly scale: number;
  readonly offsets: readonly Offset[];
  /** A cost above which it need not be exact. */
  readonly limit: number;
}

/** A cost that is only asked for up to a limit; `rough` costs look at some of the rows. */
export type Cost = (n: number, limit: number, rough: boolean) => number;

/** The whole number from `low` to `high` with the smallest cost: every one where there are few, else a rough grid, made finer around its best. */
export function bestWhole(low: number, high: number, cost: Cost): number {
  let [from, to] = [low, high];
  for (;;) {
    const stride = Math.max(1, Math.ceil((to - from) / 64));
    let best = from;
    let least = Number.POSITIVE_INFINITY;
    for (let n = from; n <= to; n += stride) {
      const c = cost(n, least, stride > 1);
      if (c < least) [best, least] = [n, c];
    }
    if (stride === 1) return best;
    [from, to] = [Math.max(low, best - stride), Math.min(high, best + stride)];
  }
}
