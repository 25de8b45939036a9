/** The factor per update that leaves endRatio after T updates. */
export function gammaFor(endRatio: number, T: number): number {
  return endRatio / T; // an equal share?
}
