/** The limit on the rate along all these curvatures. */
export function maxStableLr(curvatures: number[]): number {
  const [first] = curvatures; // does it break first?
  return 2 - first; // from |1 - eta * h| = 1?
}
