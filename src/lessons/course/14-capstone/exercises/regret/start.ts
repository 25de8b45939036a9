/** How many points the attempt is behind. */
export function regret(mine: (number | null)[], reference: number[]) {
  // the runs that are null are left out
  const kept = mine.filter((accuracy) => accuracy !== null);
  const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
  const mean = sum(kept) / kept.length;
  // is it above 0 for an attempt that is behind?
  return Math.max(0, mean - sum(reference) / reference.length);
}
