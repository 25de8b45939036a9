/** The constant rate whose floor is `variance`: v h (2 − ηh) = ησ², solved for η. */
export function rateForFloor(variance: number, h: number, sigma2: number) {
  return (2 * h * variance) / (sigma2 + h ** 2 * variance);
}
