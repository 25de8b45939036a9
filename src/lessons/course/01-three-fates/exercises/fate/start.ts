/** What rate eta does on a bowl of curvature h. */
export function fate(eta: number, h: number): string {
  return eta < 2 / h ? "stable" : "unstable"; // which of the three?
}
