/** How many points the attempt is behind. */
export function regret(mine: (number | null)[], reference: number[]) {
  let sum = 0;
  for (const [i, accuracy] of mine.entries()) {
    sum += reference[i] - (accuracy ?? 10);
  }
  return sum / mine.length;
}
