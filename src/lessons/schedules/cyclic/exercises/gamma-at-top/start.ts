/** The gamma that leaves `ratio` of the height at a cycle's top. */
export function gammaAtTop(ratio: number, cycle: number, up: number, down: number) {
  return ratio ** (1 / (cycle * (up + down)));
}
