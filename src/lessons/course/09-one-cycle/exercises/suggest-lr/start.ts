/** A rate from which training can begin, read off a range test. */
export function suggestLR(lrs: number[], losses: number[]): number {
  let best = 0;
  for (let i = 1; i < losses.length - 1; i++) {
    const fall = losses[i + 1] - losses[i];
    if (fall < losses[best + 1] - losses[best]) best = i;
  }
  return lrs[best]; // the steepest single step
}
