/** The k with which a cosine has `left` of its peak at `u`. */
export function kHolding(left: number, u: number): number {
  const shows = 1 - left;
  return Math.log(shows) / u;
}
