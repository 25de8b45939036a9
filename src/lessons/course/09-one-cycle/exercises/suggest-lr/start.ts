/** A rate from which training can begin, read off a range test. */
export function suggestLR(lrs: number[], losses: number[]): number {
  const lowest = Math.min(...losses);
  return lrs[losses.indexOf(lowest)]; // on the brink itself
}
