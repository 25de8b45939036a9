import { schedule } from "../../schedules/registry.js";
import type { Schedule, Spec } from "../../schedules/schedule.js";
import type { Trace } from "./drawn.js";
import { lengthOf, type Piece, piecesOf, scheduleOf, startsOf } from "./pieces.js";
import { mostPieces, split } from "./piecesEdit.js";
import { endsOf, line } from "./piecesEnds.js";
import { resized } from "./piecesFit.js";

/** Corners of a line through rates: at an update, with three digits. */
type Corner = readonly [t: number, rate: number];

/** How rates stand in the picture that they were drawn in, so that what looks straight becomes one piece. */
export interface DrawnOn {
  readonly scale: "linear" | "log";
  /** The largest rate of the picture. */
  readonly top: number;
}

/** A picture is taken to be this many pixels high, whatever screen it is on; what lies nearer to a line than `tolerance` is on it. */
const [high, tolerance] = [200, 1.2];

/**
 * The corners that matter of rates 0 to T, at most `most` pieces between them: the worst piece is parted where it is farthest off, until all
 * are within about a pixel. A line that is straight in the rate is what counts, also on a logarithmic axis, where it is a curve.
 */
export function cornersOf(rates: readonly number[], { scale, top }: DrawnOn, most = mostPieces): Corner[] {
  const height = (rate: number): number =>
    scale === "log" ? (high / 4) * Math.log10(Math.max(rate / top, 1e-5)) : (high * rate) / (top || 1);
  const at = (t: number): number => rates[t] as number; // asked for inside the list
  const worst = (from: number, to: number): { at: number; off: number } => {
    let found = { at: from, off: 0 };
    for (let t = from + 1; t < to; t++) {
      const straight = at(from) + ((at(to) - at(from)) * (t - from)) / (to - from);
      const off = Math.abs(height(at(t)) - height(straight));
      if (off > found.off) found = { at: t, off };
    }
    return found;
  };
  const corners = [0, ...zeroEdges(rates), rates.length - 1];
  const spans = corners.slice(1).map((to, i) => ({ to, ...worst(corners[i] as number, to) })); // the corner before
  while (corners.length <= most) {
    const i = spans.reduce((best, { off }, j) => (off > (spans[best]?.off ?? 0) ? j : best), 0);
    const span = spans[i];
    if (!span || span.off <= tolerance) break;
    const from = spans[i - 1]?.to ?? 0;
    spans.splice(i, 1, { to: span.at, ...worst(from, span.at) }, { to: span.to, ...worst(span.at, span.to) });
    corners.push(span.at);
  }
  return corners.sort((a, b) => a - b).map((t) => [t, digits(at(t))]);
}

/** The inner ends of stretches with rate 0, which must not become almost 0; where there are many, none. */
function zeroEdges(rates: readonly number[]): number[] {
  const last = rates.length - 1;
  const edges = rates.flatMap((rate, t) => (rate === 0 && t > 0 && t < last && (rates[t - 1] !== 0 || rates[t + 1] !== 0) ? [t] : []));
  return edges.length <= 12 ? edges : [];
}

const digits = (rate: number): number => Number(rate.toPrecision(3));

/** Straight pieces from corner to corner; level ones are a constant rate. */
export function linesOf(corners: readonly Corner[]): Piece[] {
  return corners.slice(1).map(([end, to], i) => {
    const [start, from] = corners[i] as Corner; // the corner before
    const steps = end - start;
    const spec: Spec = from === to ? { kind: "take", of: { kind: "constant", baseLr: from }, steps } : line(from, to, steps);
    return { spec, steps };
  });
}

/**
 * The schedule with what was drawn in place of what it had there; before and after, it stays as it was.
 *
 * @param lr what was there.
 * @param trace what was drawn.
 * @param options steps N of the run, and the picture that it was drawn on.
 */
export function drawnOver(lr: Schedule, trace: Trace, { steps, ...on }: DrawnOn & { steps: number }): Schedule {
  // Up to the step after the last, where the run arrives.
  const [from, to] = [trace.from, Math.min(steps, trace.to)];
  if (from < 0 || (from === to && steps > 1 && trace.rates[from] === lr(from))) return lr;
  const end = Math.min(steps, Math.max(to, from + 1));
  const start = Math.min(from, end - 1);
  const drawn = Array.from({ length: end - start + 1 }, (_, i) => trace.rates[start + i] ?? Number.NaN).map((rate, _, all) =>
    Number.isNaN(rate) ? (all.findLast((other) => !Number.isNaN(other)) as number) : rate,
  );
  const whole = wholeRun(piecesOf(lr, steps), steps);
  const before = cut(whole, 0, start);
  const after = cut(whole, end, steps);
  const rest = [...before, ...after];
  if (rest.every(isLine)) return scheduleOf(linesOf(merged(before, drawn, after, on)));
  // What is no line stays itself; the line gets the pieces that are left, and never less than a few.
  const lines = linesOf(cornersOf(drawn, on, Math.max(8, mostPieces - rest.length)));
  return scheduleOf([...before, ...lines, ...after]);
}

/** Lines before and after take part in the choice of corners, so that there are never more than so many, however often one draws. */
function merged(before: readonly Piece[], drawn: readonly number[], after: readonly Piece[], on: DrawnOn): Corner[] {
  const ratesOf = (pieces: readonly Piece[]): number[] =>
    pieces.flatMap(({ spec, steps }) => Array.from({ length: steps }, (_, t) => schedule(spec)(t)));
  const last = after.at(-1);
  const all = [...ratesOf(before), ...drawn.slice(0, last ? -1 : undefined), ...ratesOf(after), ...(last ? [endsOf(last).to] : [])];
  return cornersOf(all, on);
}

/** Straight and joined as drawn lines are. */
const isLine = ({ spec }: Piece): boolean => {
  const { kind, offset = 0, pastEnd, of } = spec;
  if (pastEnd !== undefined) return false;
  return (
    kind === "linear" ||
    (kind === "linearWarmup" && offset === 0) ||
    (kind === "take" && (of as Spec).kind === "constant") ||
    kind === "constant"
  );
};

/** Pieces that fill the run exactly: what never runs is left off, and after the end the last one goes on. */
function wholeRun(pieces: readonly Piece[], steps: number): Piece[] {
  const kept = startsOf(pieces).findLastIndex((start, i) => i < pieces.length && start < steps);
  const inside = pieces.slice(0, kept + 1);
  const last = inside.at(-1) as Piece; // the first one begins at 0, inside every run
  const room = steps - lengthOf(inside.slice(0, -1));
  return [...inside.slice(0, -1), last.steps === room ? last : { spec: { kind: "take", of: last.spec, steps: room }, steps: room }];
}

/** The part of pieces from update `from` to before `to`. */
function cut(pieces: readonly Piece[], from: number, to: number): Piece[] {
  if (from >= to) return [];
  const at = (all: readonly Piece[], t: number): readonly Piece[] => {
    const i = startsOf(all).findLastIndex((start, j) => j < all.length && start <= t);
    return i < 0 ? all : split(all, i, t - (startsOf(all)[i] as number)); // i is a piece
  };
  const parted = at(at(pieces, from), to);
  const starts = startsOf(parted);
  return parted
    .filter((_, i) => (starts[i] as number) >= from && (starts[i] as number) < to)
    .map((piece, i, all) => resized(piece, piece.steps, i === all.length - 1 && to >= lengthOf(pieces)));
}
