import { formatNumber } from "../../plots/format.js";
import { familyNamed } from "../../schedules/registry.js";
import type { Spec } from "../../schedules/schedule.js";
import { type Piece, startsOf } from "./pieces.js";
import { endsOf } from "./piecesEnds.js";

/** What a description is called: its family's title, and for a part of something "part of" it. */
export function nameOf(spec: Spec): string {
  const title = familyNamed(spec.kind)?.definition.title;
  if (title !== undefined) return title;
  const inner = typeof spec.of === "object" && spec.of !== null ? nameOf(spec.of as Spec) : null;
  if (inner === null) return spec.kind === "sequence" ? "Pieces" : "A function";
  if (spec.kind === "take" || spec.kind === "scale") return inner;
  if (spec.kind === "skip") return `${inner}, later part`;
  return `${inner}, with ${spec.kind}`;
}

/** A piece in words, for one who does not see the timeline: "Piece 2 of 3, cosine annealing, updates 120 to 299, from 0.1 to 0.001". */
export function describePiece(pieces: readonly Piece[], i: number): string {
  const piece = pieces[i];
  if (!piece) return "";
  const start = startsOf(pieces)[i] as number; // there is such a piece
  const { from, to } = endsOf(piece);
  const updates = piece.steps === 1 ? `update ${start}` : `updates ${start} to ${start + piece.steps - 1}`;
  const rates = from === to ? `at ${formatNumber(from)}` : `from ${formatNumber(from)} to ${formatNumber(to)}`;
  return `Piece ${i + 1} of ${pieces.length}, ${nameOf(piece.spec).toLowerCase()}, ${updates}, ${rates}`;
}
