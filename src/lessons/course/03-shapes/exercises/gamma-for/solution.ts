/** The factor per update that leaves endRatio after T updates. */
export function gammaFor(endRatio: number, T: number): number {
  return endRatio ** (1 / T);
}
