import { formatNumber } from "../../plots/format.js";
import { compact } from "../../schedules/diagnostics/compact.js";
import { inspect, type Stretch } from "../../schedules/diagnostics/inspect.js";
import type { Schedule, Spec } from "../../schedules/schedule.js";
import { type Piece, piecesOf, scheduleOf, startsOf } from "./pieces.js";
import { join } from "./piecesEdit.js";
import { built, fitPieces, fitToRun } from "./piecesFit.js";

/** Something about a schedule that a run would stumble over. */
export interface Issue {
  readonly kind: "jump" | "zero" | "peak" | "short" | "long" | "refused";
  readonly sentence: string;
  /** The update to look at. */
  readonly at: number;
  /** What would mend it, and what a button for that says; null where only the one who made it can know. */
  readonly mend: { readonly label: string; readonly lr: Schedule } | null;
}

/** More of one kind than this are only counted. */
const mostOfAKind = 3;

/**
 * What a run of `steps` updates with this schedule would stumble over: jumps where pieces meet, updates with rate 0, a peak that no update
 * gets, an end before the run's or after it, and updates without a rate.
 */
export function scheduleIssues(lr: Schedule, steps: number): Issue[] {
  const found = inspect(lr, { steps });
  const pieces = piecesOf(lr, steps);
  const jumps = jumpsOf(
    pieces,
    found.boundaries.filter(({ kind }) => kind === "jump"),
    steps,
  );
  const peak = found.plannedPeak;
  const { refused } = found;
  return [
    ...few(jumps, ({ at }) => `The rate jumps at ${jumps.length - mostOfAKind} more joins, the next at update ${at}.`),
    ...few(zeros(lr, found.zero, steps), ({ at }) => `There are more stretches with rate 0, the next from update ${at}.`),
    ...(peak && !peak.reached && found.peak.lr > 0
      ? [
          {
            kind: "peak" as const,
            sentence: `The schedule names a rate of ${compact(peak.lr)}, which no update gets: the largest is ${compact(found.peak.lr)}.`,
            at: found.peak.step,
            mend: null,
          },
        ]
      : []),
    ...length(lr, steps),
    ...refused.stretches.slice(0, 1).map(
      ({ from }): Issue => ({
        kind: "refused",
        sentence: `There is no rate from update ${from} on. ${refused.says ?? ""}`.trim(),
        at: from,
        mend: null,
      }),
    ),
  ];
}

/** The first few, and one sentence for the others. */
function few(issues: readonly Issue[], others: (first: Issue) => string): Issue[] {
  const next = issues[mostOfAKind];
  return [...issues.slice(0, mostOfAKind), ...(next ? [{ ...next, sentence: others(next), mend: null }] : [])];
}

/** Jumps where two pieces meet: those inside a family are what it is for. */
function jumpsOf(pieces: readonly Piece[], jumps: readonly { step: number; before: number; after: number }[], steps: number): Issue[] {
  const starts = startsOf(pieces);
  return jumps.flatMap(({ step, before, after }): Issue[] => {
    const i = starts.indexOf(step);
    if (i < 1 || i >= pieces.length || step >= steps) return [];
    return [
      {
        kind: "jump",
        sentence: `At update ${step}, where piece ${i + 1} begins, the rate jumps from ${formatNumber(before)} to ${formatNumber(after)}.`,
        at: step,
        mend: { label: "Join", lr: scheduleOf(join(pieces, i)) },
      },
    ];
  });
}

function zeros(lr: Schedule, zero: readonly Stretch[], steps: number): Issue[] {
  return zero.map(({ from, to }): Issue => {
    const earlier = from === 0 && to === 0 ? withoutZeroStart(lr) : null;
    const which = from === to ? `Update ${from} has rate 0 and moves` : `Updates ${from} to ${to} have rate 0 and move`;
    return {
      kind: "zero",
      sentence: `${which} nothing${from === 0 && to === steps - 1 ? ": this schedule trains nothing at all" : ""}.`,
      at: from,
      mend: earlier && earlier(0) > 0 ? { label: "Count from 1", lr: earlier } : null,
    };
  });
}

/** The same schedule with its warmup counted from 1, so that the first update has a rate; null where it begins otherwise. */
function withoutZeroStart({ spec }: Schedule): Schedule | null {
  const counted = (one: Spec): Spec | null => {
    if (one.kind === "sequence") {
      const [first, ...rest] = one.parts as readonly Spec[];
      const begun = first && counted(first);
      return begun ? { ...one, parts: [begun, ...rest] } : null;
    }
    const warms = one.kind === "warmup" || one.kind === "linearWarmup" || one.kind === "cosineWarmup";
    return warms ? { ...one, offset: 1 } : null;
  };
  const begun = counted(spec);
  return begun && built(begun);
}

/** An end that is not the run's. */
function length(lr: Schedule, steps: number): Issue[] {
  if (lr.steps === null || lr.steps === steps) return [];
  const fitted = fitToRun(lr, lr.steps, steps);
  const lr2 = fitted.steps === steps ? fitted : scheduleOf(fitPieces(piecesOf(lr, lr.steps), steps));
  if (lr.steps > steps) {
    const never = lr.steps - steps === 1 ? `Update ${steps} never runs` : `Updates ${steps} to ${lr.steps - 1} never run`;
    const sentence = `${never}: the schedule is ${lr.steps} updates long, the run ${steps}.`;
    return [{ kind: "long", sentence, at: steps - 1, mend: { label: `Shorten to ${steps}`, lr: lr2 } }];
  }
  const sentence = `The schedule ends after ${lr.steps} of ${steps} updates; ${after(lr, lr.steps, steps)}.`;
  return [{ kind: "short", sentence, at: lr.steps, mend: { label: `Stretch to ${steps}`, lr: lr2 } }];
}

function after(lr: Schedule, end: number, steps: number): string {
  const rates: number[] = [];
  try {
    for (let t = end; t < steps; t++) rates.push(lr(t));
  } catch (error) {
    if (error instanceof RangeError) return "after that it has no rate"; // pastEnd "throw" says so
    throw error;
  }
  const [first = 0] = rates;
  return rates.every((rate) => rate === first)
    ? `the rate then stays at ${formatNumber(first)}`
    : "the rate then goes on as its last piece does past its end";
}
