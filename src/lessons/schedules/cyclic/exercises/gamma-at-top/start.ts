/** The gamma that leaves `ratio` of the height at a cycle's top. */
export function gammaAtTop(ratio: number, k: number, u: number, v: number) {
  return ratio / (k * (u + v));
}
