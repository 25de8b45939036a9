/** After how many updates `part` of the first rate is left. */
export function timeToFall(gamma: number, part: number): number {
  return part / gamma; // is that how factors add up?
}
