import { sequence } from "../../schedules/combinators/sequence.js";
import { take } from "../../schedules/combinators/take.js";
import { schedule } from "../../schedules/registry.js";
import type { Schedule, Spec } from "../../schedules/schedule.js";
import { unfold } from "./piecesUnfold.js";

/** One piece of a schedule on a timeline: what runs in it, on its own clock, and for how many updates. */
export interface Piece {
  /** Its length is `steps`, or it has none: then it is the last one and fills what is left of the run. */
  readonly spec: Spec;
  readonly steps: number;
}

/**
 * A schedule as pieces one after another: the parts of a sequence, a warmup and what follows it, a trunk and its cooldown.
 *
 * `scheduleOf(piecesOf(lr, steps))` has the rates of `lr`, bit for bit. What can't be taken apart is one piece.
 *
 * @param lr the schedule.
 * @param steps N: the length of the run, which a last piece without an end fills.
 */
export function piecesOf(lr: Schedule, steps: number): Piece[] {
  let start = 0;
  return unfold(lr.spec).map((spec) => {
    const piece = { spec, steps: schedule(spec).steps ?? Math.max(1, steps - start) };
    start += piece.steps;
    return piece;
  });
}

/** The schedule that runs the pieces one after another. A piece without an end that is no longer the last one is given its length. */
export function scheduleOf(pieces: readonly Piece[]): Schedule {
  const parts = pieces.map(({ spec, steps }, i) => {
    const lr = schedule(spec);
    return lr.steps === steps || i === pieces.length - 1 ? lr : take(lr, steps);
  });
  return parts.length === 1 ? (parts[0] as Schedule) : sequence(...parts); // a timeline has at least one piece
}

/** The update that each piece begins with, and after them the first update past the last one. */
export function startsOf(pieces: readonly Piece[]): number[] {
  const starts = [0];
  for (const { steps } of pieces) starts.push((starts.at(-1) as number) + steps); // it begins with 0
  return starts;
}

/** The updates of all pieces together. */
export const lengthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { steps }) => sum + steps, 0);

/** Whether the last piece has no end of its own. */
export function isOpen(pieces: readonly Piece[]): boolean {
  const last = pieces.at(-1);
  return last !== undefined && schedule(last.spec).steps === null;
}
