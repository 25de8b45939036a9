/** What rate eta does on a bowl of curvature h. */
export function fate(eta: number, h: number): string {
  const factor = 1 - eta * h;
  if (Math.abs(factor) > 1) return "diverging";
  return factor >= 0 ? "monotone" : "oscillating";
}
