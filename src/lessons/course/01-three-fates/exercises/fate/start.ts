/** What rate eta does on a bowl of curvature h. */
export function fate(eta: number, h: number): string {
  return eta < 1 / h ? "monotone" : "diverging"; // is that all?
}
