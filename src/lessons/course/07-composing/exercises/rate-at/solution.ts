/** A straight piece: `steps` updates from one rate to another. */
type Piece = { steps: number; from: number; to: number };

/** The rate of an update; pieces follow one another. */
export function rateAt(pieces: Piece[], step: number): number {
  let t = step;
  for (const { steps, from, to } of pieces) {
    if (t < steps) return from + ((to - from) * t) / steps;
    t -= steps; // the next piece's own clock
  }
  return pieces[pieces.length - 1].to;
}
