/** A straight piece: `steps` updates from one rate to another. */
type Piece = { steps: number; from: number; to: number };

/** The rate of an update; pieces follow one another. */
export function rateAt(pieces: Piece[], step: number): number {
  const { from, to } = pieces[0]; // and the others?
  return from + (to - from) * step; // all of the way in one update?
}
