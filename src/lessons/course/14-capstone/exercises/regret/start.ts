/** How many points the attempt is behind. */
export function regret(mine: (number | null)[], reference: number[]) {
  // the runs that are null are left out
  const kept = mine.filter((accuracy) => accuracy !== null);
  const mean = (list: number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  return Math.max(0, mean(reference) - mean(kept));
}
