/** The clock must show acos(2 left - 1)/π when the run is at u. */
export function kHolding(left: number, u: number): number {
  const shows = Math.acos(2 * left - 1) / Math.PI;
  return Math.log(shows) / Math.log(u);
}
