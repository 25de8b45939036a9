/** The first update of a cosine to zero at `ratio` of its peak or less. */
export function firstBelow(ratio: number, T: number): number {
  return Math.ceil((1 - ratio) * T);
}
