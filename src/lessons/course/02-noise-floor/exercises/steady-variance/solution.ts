/** The variance at which SGD with a constant rate settles. */
export function steadyVariance(eta: number, h: number, sigma2: number): number {
  if (eta * h >= 2) return Infinity;
  return (eta * sigma2) / (h * (2 - eta * h));
}
