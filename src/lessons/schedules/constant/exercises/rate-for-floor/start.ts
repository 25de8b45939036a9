/** The constant rate that settles at `variance`. */
export function rateForFloor(variance: number, h: number, sigma2: number) {
  return sigma2 / (2 * h * variance);
}
