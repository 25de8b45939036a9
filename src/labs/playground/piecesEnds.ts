import { familyNamed, schedule } from "../../schedules/registry.js";
import type { Spec } from "../../schedules/schedule.js";
import type { Piece } from "./pieces.js";
import { built } from "./piecesFit.js";

/** The rates a piece begins with and arrives at. */
export interface Ends {
  readonly from: number;
  readonly to: number;
}

/** A straight line of `steps` updates from one rate towards another, which the update after it would have. */
export function line(from: number, to: number, steps: number): Spec {
  return from >= to
    ? { kind: "linear", baseLr: from, totalSteps: steps, endLr: to }
    : { kind: "linearWarmup", baseLr: to, warmupSteps: steps, startLr: from, offset: 0 };
}

/** Half a cosine between two rates. */
const halfCosine = (from: number, to: number, steps: number): Spec =>
  from >= to
    ? { kind: "cosineAnnealing", baseLr: from, totalSteps: steps, minLr: to, minRatio: 0, exponent: 1 }
    : { kind: "cosineWarmup", baseLr: to, warmupSteps: steps, startLr: from, offset: 0 };

/** A change this many times as large as the one before it is a jump, not the way the piece was going. */
const sharp = 8;

/** The rates at the two ends of a piece: that of its first update, and where it was heading when it ends. */
export function endsOf({ spec, steps }: Piece): Ends {
  const lr = schedule(spec);
  const last = lr(steps - 1);
  if (spec.pastEnd === "throw" || spec.pastEnd === "repeat") return { from: lr(0), to: last };
  const next = lr(steps);
  const before = steps > 1 ? Math.abs(last - lr(steps - 2)) : Number.POSITIVE_INFINITY;
  return { from: lr(0), to: Math.abs(next - last) > sharp * before + 1e-12 ? last : next };
}

/** Whether one piece begins where the one before it ends. */
export const areJoined = (before: Piece, after: Piece): boolean => isNear(endsOf(before).to, endsOf(after).from);

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/**
 * A piece with another rate at one end, the other end as it was.
 *
 * Straight lines and half cosines turn from falling to rising. Of other families the parameter that is this end's rate is set; where none is,
 * the whole piece is scaled, and where that does not lead there either it becomes a straight line.
 */
export function withEndRate(piece: Piece, end: keyof Ends, rate: number): Piece {
  const { spec, steps } = piece;
  const ends = endsOf(piece);
  if (isNear(ends[end], rate)) return piece;
  const { from, to }: Ends = end === "from" ? { ...ends, from: rate } : { ...ends, to: rate };
  if (isStraight(spec)) return { spec: line(from, to, steps), steps };
  if (isHalfCosine(spec)) return { spec: halfCosine(from, to, steps), steps };
  const inner = spec.kind === "take" ? (spec.of as Spec) : spec;
  const outer = (changed: Spec): Piece => ({ spec: spec.kind === "take" ? { ...spec, of: changed } : changed, steps });
  const set = rateParameters(inner).map((name) => outer({ ...inner, [name]: rate }));
  const scaled = ends[end] > 0 && rate > 0 ? [outer(timesExactly(inner, rate / ends[end]))] : [];
  const arrives = [...set, ...scaled].find((candidate) => built(candidate.spec) && isNear(endsOf(candidate)[end], rate));
  return arrives ?? { spec: line(from, to, steps), steps };
}

/** A piece that begins where the one before it ends; a constant rate moves as a whole. */
export const joinedTo = (before: Piece, piece: Piece): Piece => withEndRate(piece, "from", endsOf(before).to);

/** Also those that are counted from 1: with an end that is set they begin exactly there, counted from 0. */
const isStraight = ({ kind, pastEnd }: Spec): boolean => pastEnd === undefined && (kind === "linear" || kind === "linearWarmup");

const isHalfCosine = ({ kind, exponent = 1, minRatio = 0, pastEnd }: Spec): boolean =>
  pastEnd === undefined && ((kind === "cosineAnnealing" && exponent === 1 && minRatio === 0) || kind === "cosineWarmup");

/** The parameters of a family that are rates and are given. */
function rateParameters(spec: Spec): string[] {
  const parameters = familyNamed(spec.kind)?.definition.parameters ?? {};
  return Object.keys(spec).filter((name) => parameters[name]?.type === "rate" && typeof spec[name] === "number");
}

function timesExactly(spec: Spec, factor: number): Spec {
  if (!familyNamed(spec.kind)) return { kind: "scale", of: spec, factor };
  const names = rateParameters(spec);
  if (names.length === 0) return { kind: "scale", of: spec, factor };
  return { ...spec, ...Object.fromEntries(names.map((name) => [name, (spec[name] as number) * factor])) };
}
