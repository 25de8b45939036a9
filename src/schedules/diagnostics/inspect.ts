import { expectNumbers, expectOptions, expectWhole, isPlainObject } from "../expect.js";
import { fail } from "../fail.js";
import { schedule } from "../registry.js";
import { isSchedule, type Schedule, type Spec } from "../schedule.js";
import { type Boundary, boundariesOf } from "./boundaries.js";
import { inspectionSentences } from "./inspectionSentences.js";
import { joinsOf } from "./joins.js";
import { longest } from "./plan.js";
import { plannedPeak } from "./plannedPeak.js";

/** Options of `inspect`. */
export interface InspectOptions {
  /** N: updates to look at; the schedule's own length when left out. */
  readonly steps?: number;
}

/** A stretch of updates, both ends included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What `inspect` found, as plain JSON. */
export interface Inspection {
  readonly steps: number;
  /** Σ η(t): how far the schedule could carry a parameter along a gradient of 1. */
  readonly area: number;
  /** The area as a part of peak · N, which a constant rate has in full. */
  readonly fullness: number;
  /** The largest rate of the run and the first update that has it. */
  readonly peak: { readonly lr: number; readonly step: number };
  /** The largest rate that the description names, null for a list or a function; and whether an update gets it. */
  readonly plannedPeak: { readonly lr: number; readonly reached: boolean } | null;
  /** The rise at the start: its updates, and their part of the run. */
  readonly warmup: { readonly steps: number; readonly share: number };
  readonly boundaries: readonly Boundary[];
  /** Updates that move nothing. */
  readonly zero: readonly Stretch[];
  /** Updates whose rate is below 0, and the lowest one. */
  readonly negative: { readonly stretches: readonly Stretch[]; readonly lowest: number };
  /** Updates for which there is no rate, and what the schedule says to the first. */
  readonly refused: { readonly stretches: readonly Stretch[]; readonly says: string | null };
  /** The same, to read. */
  readonly sentences: readonly string[];
}

/**
 * Looks a schedule over before it trains anything: its area, warmup, joins, jumps, wasted updates and a peak that is never reached.
 *
 * Faults are reported, not thrown: a rate below 0 in a list or in `custom`, an update that has none.
 *
 * @param lr a schedule, its spec, or a list of rates, one for each update.
 * @param options steps N (updates), needed for a schedule that never ends.
 *
 * @example
 * const lr = warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 90 }), { steps: 10 });
 * inspect(lr).warmup.share; // 0.1
 * inspect(lr).zero; // [{"from":0,"to":0}]
 * inspect(lr, { steps: 8 }).plannedPeak?.reached; // false
 */
export function inspect(lr: Schedule | Spec | readonly number[], options: InspectOptions = {}): Inspection {
  const { rateOf, length, spec } = read(lr);
  expectOptions("inspect", options, ["steps"], { totalSteps: "steps" });
  const given = options.steps;
  if (given === undefined && length === null)
    fail("inspect", "steps must be given for a schedule that never ends", given, "Write inspect(lr, { steps: 1000 }).");
  const steps = expectWhole("inspect", "steps", given === undefined ? length : given, 1, "It counts optimizer updates.", longest);
  const { rates, says } = evaluate(rateOf, steps);
  const at = (t: number): number => rates[t] as number; // asked for inside the run only

  let area = 0;
  let top = -1;
  for (let t = 0; t < steps; t++) {
    if (Number.isNaN(at(t))) continue;
    area += at(t);
    if (top < 0 || at(t) > at(top)) top = t;
  }
  const peak = { lr: top < 0 ? 0 : at(top), step: Math.max(top, 0) };
  const named = spec === null ? null : plannedPeak(spec);
  const warmupSteps = riseLength(rates);
  const negative = stretches(rates, (rate) => rate < 0);
  const found: Omit<Inspection, "sentences"> = {
    steps,
    area,
    fullness: peak.lr > 0 ? area / (peak.lr * steps) : 0,
    peak,
    plannedPeak: named === null ? null : { lr: named, reached: peak.lr >= named * (1 - 1e-9) },
    warmup: { steps: warmupSteps, share: warmupSteps / steps },
    boundaries: boundariesOf(rates, peak.lr, spec === null ? [] : joinsOf(spec, steps)),
    zero: stretches(rates, (rate) => rate === 0),
    negative: { stretches: negative, lowest: lowestOf(rates) },
    refused: { stretches: stretches(rates, Number.isNaN), says },
  };
  return { ...found, sentences: inspectionSentences(found) };
}

/** Rates by update, unchecked where they are the reader's own. */
function read(lr: unknown): { rateOf: (t: number) => number; length: number | null; spec: Spec | null } {
  if (Array.isArray(lr)) {
    const list = expectNumbers("inspect", "lr", lr);
    return { rateOf: (t) => list[Math.min(t, list.length - 1)] as number, length: list.length, spec: null }; // the index is inside
  }
  if (!isSchedule(lr) && !(isPlainObject(lr) && typeof (lr as Spec).kind === "string"))
    fail(
      "inspect",
      "lr must be a schedule, its spec or a list of rates",
      lr,
      "Write inspect(cosineAnnealing({ baseLr: 0.1, totalSteps: 100 })).",
    );
  const built = isSchedule(lr) ? lr : schedule(lr as Spec);
  const { spec, steps } = built;
  const own = spec.kind === "custom" ? (spec.fn as (t: number) => number) : null;
  return { rateOf: (t) => (own && (steps === null || t < steps) ? own(t) : built(t)), length: steps, spec };
}

/** Every rate of the run; NaN where there is none, and what was said to the first of those. */
function evaluate(rateOf: (t: number) => number, steps: number): { rates: Float64Array; says: string | null } {
  const rates = new Float64Array(steps);
  let says: string | null = null;
  for (let t = 0; t < steps; t++) {
    let rate: unknown;
    try {
      rate = rateOf(t);
    } catch (error) {
      says ??= error instanceof Error ? error.message : String(error); // reported, as a refusal is what was looked for
    }
    const isRate = typeof rate === "number" && Number.isFinite(rate);
    if (!isRate) says ??= `The rate at step ${t} is ${String(rate)}.`;
    rates[t] = isRate ? (rate as number) : Number.NaN;
  }
  return { rates, says };
}

/** Updates before the top of the rise that a run starts with; 0 where it does not rise at first. */
function riseLength(rates: Float64Array): number {
  const at = (t: number): number => rates[t] as number;
  let end = 0;
  while (end + 1 < rates.length && at(end + 1) >= at(end)) end++;
  let top = end;
  while (top > 0 && at(top - 1) === at(end)) top--;
  return top;
}

/** The stretches of updates whose rate is of a kind. */
function stretches(rates: Float64Array, is: (rate: number) => boolean): Stretch[] {
  const found: Stretch[] = [];
  let from = -1;
  for (let t = 0; t <= rates.length; t++) {
    const inside = t < rates.length && is(rates[t] as number);
    if (inside && from < 0) from = t;
    if (!inside && from >= 0) {
      found.push({ from, to: t - 1 });
      from = -1;
    }
  }
  return found;
}

/** The lowest rate below 0, or 0. */
const lowestOf = (rates: Float64Array): number => rates.reduce((lowest, rate) => (rate < lowest ? rate : lowest), 0);
