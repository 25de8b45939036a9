/** The mean of a − b over paired seeds, and its interval. */
export function pairedCI(a: number[], b: number[], t: number) {
  const n = a.length;
  const differences = a.map((value, i) => Math.abs(value - b[i]));
  const mean = differences.reduce((sum, d) => sum + d, 0) / n;
  // the spread of the differences is missing
  return { mean, lo: mean - t, hi: mean + t };
}
