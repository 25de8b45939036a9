/** The limit below which every rate converges along all curvatures. */
export function maxStableLr(curvatures: number[]): number {
  return 2 / Math.min(...curvatures); // is it this one that breaks first?
}
