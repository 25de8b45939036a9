/** The first update of a cosine to zero at `ratio` of its peak or less. */
export function firstBelow(ratio: number, T: number): number {
  return Math.ceil((T * Math.acos(2 * ratio - 1)) / Math.PI);
}
