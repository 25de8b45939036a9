/** After how many updates `part` of the first rate is left. */
export function timeToFall(gamma: number, part: number): number {
  return gamma === 1 ? Infinity : Math.log(part) / Math.log(gamma);
}
