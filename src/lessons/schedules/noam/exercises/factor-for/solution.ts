/** Divides by the rate that a factor of 1 has there. */
export function factorFor(rate: number, t: number, d: number, w: number) {
  const step = t + 1;
  return (rate * Math.sqrt(d)) / Math.min(step ** -0.5, step * w ** -1.5);
}
