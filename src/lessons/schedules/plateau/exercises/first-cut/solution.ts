/** Counts observations in a row that do not beat the best; one more than `patience` of them is a cut. */
export function firstCut(metrics: number[], patience: number): number {
  let best = Number.POSITIVE_INFINITY;
  let bad = 0;
  for (const [i, metric] of metrics.entries()) {
    if (metric < best) {
      best = metric;
      bad = 0;
    } else if (++bad > patience) return i + 1;
  }
  return 0;
}
