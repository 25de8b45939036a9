/** The top of a cycle lies `up` updates after its begin, and γ is applied once per update: γ^t = ratio. */
export function gammaAtTop(ratio: number, cycle: number, up: number, down: number): number {
  const t = (cycle - 1) * (up + down) + up;
  return ratio ** (1 / t);
}
