import { schedule } from "../../schedules/registry.js";
import type { Spec } from "../../schedules/schedule.js";
import { isOpen, lengthOf, type Piece, startsOf } from "./pieces.js";
import { areJoined, type Ends, endsOf, joinedTo, line, withEndRate } from "./piecesEnds.js";
import { familyFor, resized } from "./piecesFit.js";

/** More pieces than this nobody can tell apart on a timeline, nor send in a link. */
export const mostPieces = 40;

const replaced = (pieces: readonly Piece[], i: number, ...by: readonly Piece[]): Piece[] => [
  ...pieces.slice(0, i),
  ...by,
  ...pieces.slice(i + 1),
];

const pieceAt = (pieces: readonly Piece[], i: number): Piece => {
  const piece = pieces[i];
  if (!piece) throw new RangeError(`pieces: there must be a piece ${i + 1}, got ${pieces.length} of them. Count from 0.`);
  return piece;
};

/**
 * Moves the end of piece `i` to update `at`. The piece after it gives or takes what is between, so that the rest stays where it is; the last
 * piece just becomes longer or shorter. Every piece keeps at least one update.
 */
export function moveJoint(pieces: readonly Piece[], i: number, at: number): Piece[] {
  const start = startsOf(pieces)[i] as number; // i is the index of a piece
  const piece = pieceAt(pieces, i);
  const next = pieces[i + 1];
  if (!next) return replaced(pieces, i, ended(piece, Math.max(1, at - start)));
  const end = Math.max(start + 1, Math.min(at, start + piece.steps + next.steps - 1));
  const length = end - start;
  const rest = piece.steps + next.steps - length;
  return [...pieces.slice(0, i), resized(piece, length, false), resized(next, rest, i + 1 === pieces.length - 1), ...pieces.slice(i + 2)];
}

/** A last piece is given the length that is asked for, even where it had none. */
const ended = (piece: Piece, steps: number): Piece => resized(piece, steps, false);

/** Another rate where piece `i` begins or ends; a neighbour that is joined there stays joined. */
export function moveRate(pieces: readonly Piece[], i: number, end: keyof Ends, rate: number): Piece[] {
  const piece = pieceAt(pieces, i);
  const j = end === "from" ? i - 1 : i + 1;
  const neighbour = pieces[j];
  const joined = neighbour !== undefined && (end === "from" ? areJoined(neighbour, piece) : areJoined(piece, neighbour));
  const moved = replaced(pieces, i, withEndRate(piece, end, rate));
  return joined ? replaced(moved, j, withEndRate(neighbour, end === "from" ? "to" : "from", rate)) : moved;
}

/** Piece `i` begins where the one before it ends. One that falls to 0 is ended at the rate of piece `i` instead, which would have none left. */
export function join(pieces: readonly Piece[], i: number): Piece[] {
  if (i === 0) return [...pieces];
  const [before, piece] = [pieceAt(pieces, i - 1), pieceAt(pieces, i)];
  return endsOf(before).to === 0
    ? replaced(pieces, i - 1, withEndRate(before, "to", endsOf(piece).from))
    : replaced(pieces, i, joinedTo(before, piece));
}

/** Piece `from` goes to place `to`; a piece without an end that is no longer the last one gets the length it had. */
export function reorder(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const moving = pieceAt(pieces, from);
  const others = replaced(pieces, from);
  return closed([...others.slice(0, to), moving, ...others.slice(to)]);
}

/** The same piece once more behind piece `i`; a last one without an end is given its length first. */
export const duplicate = (pieces: readonly Piece[], i: number): Piece[] =>
  closed(replaced(pieces, i, pieceAt(pieces, i), pieceAt(pieces, i)), true);

/** Without piece `i`; the piece before it, or the one after the first, takes its updates. The only piece stays. */
export function remove(pieces: readonly Piece[], i: number): Piece[] {
  if (pieces.length === 1) return [...pieces];
  const { steps } = pieceAt(pieces, i);
  const heir = i === 0 ? 1 : i - 1;
  const others = replaced(pieces, i);
  const at = i === 0 ? 0 : heir;
  const longer = pieceAt(pieces, heir);
  return replaced(others, at, resized(longer, longer.steps + steps, at === others.length - 1));
}

/** Cuts piece `i` before its own update `at`, without changing a rate (a straight line's by no more than rounding). */
export function split(pieces: readonly Piece[], i: number, at: number): Piece[] {
  const piece = pieceAt(pieces, i);
  if (!(at >= 1 && at < piece.steps)) return [...pieces];
  return replaced(pieces, i, ...halves(piece, at, i === pieces.length - 1));
}

function halves({ spec, steps }: Piece, at: number, last: boolean): [Piece, Piece] {
  const first = (of: Spec): Piece => ({ spec: { kind: "take", of, steps: at }, steps: at });
  const rest = steps - at;
  if (spec.kind === "linear" || (spec.kind === "linearWarmup" && spec.offset === 0)) {
    const { from, to } = endsOf({ spec, steps });
    const middle = schedule(spec)(at);
    const isWhole = spec.pastEnd === undefined;
    if (isWhole)
      return [
        { spec: line(from, middle, at), steps: at },
        { spec: line(middle, to, rest), steps: rest },
      ];
  }
  const of = spec.kind === "take" ? (spec.of as Spec) : spec;
  // A constant rate has no clock to go on with.
  if (of.kind === "constant")
    return [first(of), { spec: spec.kind === "take" || !last ? { kind: "take", of, steps: rest } : of, steps: rest }];
  return [first(of), { spec: { kind: "skip", of: spec, steps: at }, steps: rest }];
}

/** Puts a new piece behind piece `i`: in what the run has left, or else in the second half of piece `i`. */
export function insertAfter(pieces: readonly Piece[], i: number, steps: number): Piece[] {
  const piece = pieceAt(pieces, i);
  const free = i === pieces.length - 1 && !isOpen(pieces) ? steps - lengthOf(pieces) : 0;
  const length = free > 0 ? free : Math.floor(piece.steps / 2);
  if (length < 1) return [...pieces];
  const shorter = free > 0 ? piece : resized(piece, piece.steps - length, false);
  const { to } = endsOf(shorter);
  return replaced(pieces, i, shorter, { spec: { kind: "take", of: { kind: "constant", baseLr: to }, steps: length }, steps: length });
}

/** Piece `i` in another family, of the same length and, where that family can, between the same rates. */
export function asFamily(pieces: readonly Piece[], i: number, name: string): Piece[] {
  const piece = pieceAt(pieces, i);
  const { from, to } = endsOf(piece);
  const made = { spec: familyFor(name, { steps: piece.steps, peak: Math.max(from, to) }), steps: piece.steps };
  const fitted = resized(made, piece.steps, false);
  // A family that has no such end keeps its own shape.
  const kept = (end: keyof Ends, rate: number, one: Piece): Piece => {
    const moved = withEndRate(one, end, rate);
    return innerKind(moved) === innerKind(one) || pairs.has(innerKind(one)) ? moved : one;
  };
  return replaced(pieces, i, kept("to", to, kept("from", from, fitted)));
}

/** Families that have another that goes the other way. */
const pairs = new Set(["linear", "linearWarmup", "cosineAnnealing", "cosineWarmup"]);
const innerKind = ({ spec }: Piece): string => (spec.kind === "take" ? (spec.of as Spec).kind : spec.kind);

/** Gives every piece its length as its own, but a last one that has none keeps that, unless `all`. */
function closed(pieces: readonly Piece[], all = false): Piece[] {
  return pieces.map((piece, i) => resized(piece, piece.steps, !all && i === pieces.length - 1));
}
