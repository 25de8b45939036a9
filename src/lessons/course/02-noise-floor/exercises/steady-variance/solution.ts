/** The variance at which a constant rate settles. */
export function steadyVariance(eta: number, h: number, sigma2: number) {
  if (eta * h >= 2) return Infinity;
  return (eta * sigma2) / (h * (2 - eta * h));
}
