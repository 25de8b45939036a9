/** "monotone", "oscillating" or "diverging": what rate eta does on curvature h. */
export function fate(eta: number, h: number): string {
  return eta < 1 / h ? "monotone" : "diverging"; // is that all?
}
