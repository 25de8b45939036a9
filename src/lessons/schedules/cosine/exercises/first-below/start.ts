/** The first update at which a cosine has at most `ratio` left. */
export function firstBelow(ratio: number, T: number): number {
  return Math.ceil((T * Math.acos(ratio)) / Math.PI);
}
