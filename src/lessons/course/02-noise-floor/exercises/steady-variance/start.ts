/** The variance at which a constant rate settles. */
export function steadyVariance(eta: number, h: number, sigma2: number) {
  const kept = (1 - eta * h) ** 2;
  const kick = eta ** 2 * sigma2;
  return kept + kick; // wanted: the v that an update leaves alone
}
