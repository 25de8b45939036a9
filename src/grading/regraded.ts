import type { Row } from "./row.js";

/**
 * Which row counts when an exercise is graded again.
 *
 * @param rule "latest": the new one. "best": the one with the larger share of its points; the new one where both have the same.
 * @param before the row so far; null where there is none.
 * @param after the new row.
 */
export function regraded({
  rule,
  before,
  after,
}: {
  readonly rule: "latest" | "best";
  readonly before: Row | null;
  readonly after: Row;
}): Row {
  if (before === null || rule === "latest") return after;
  return shareOf(before) > shareOf(after) ? before : after;
}

/** Tests may have come or gone between the two, so points alone don't compare. */
const shareOf = ({ score, max }: Row): number => (max > 0 ? score / max : 0);
