/** The limit on the rate along all these curvatures. */
export function maxStableLr(curvatures: number[]): number {
  const sharpest = Math.max(0, ...curvatures);
  return 2 / sharpest; // 2 / 0 is Infinity: all flat, no limit
}
