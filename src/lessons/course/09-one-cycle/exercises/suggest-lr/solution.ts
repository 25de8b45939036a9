/** A rate from which training can begin, read off a range test. */
export function suggestLR(lrs: number[], losses: number[]): number {
  const bad = losses.findIndex((loss) => !Number.isFinite(loss));
  const clean = bad < 0 ? losses : losses.slice(0, bad);
  const reach = 5;
  const smooth = clean.map((_, i) => {
    const near = clean.slice(Math.max(0, i - reach), i + reach + 1);
    return near.reduce((sum, loss) => sum + loss, 0) / near.length;
  });
  let lowest = 10; // the first ten say nothing
  for (let i = 10; i < smooth.length; i++) {
    if (smooth[i] < smooth[lowest]) lowest = i;
  }
  return lrs[lowest] / 3; // well below the brink
}
