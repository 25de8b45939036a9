/** The top of cycle k lies u updates after its begin, and γ is applied once per update: γ^t = ratio. */
export function gammaAtTop(ratio: number, k: number, u: number, v: number): number {
  const t = (k - 1) * (u + v) + u;
  return ratio ** (1 / t);
}
