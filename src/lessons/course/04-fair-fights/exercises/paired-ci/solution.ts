/** The mean of a − b over paired seeds, and its interval. */
export function pairedCI(a: number[], b: number[], t: number) {
  const n = a.length;
  const differences = a.map((value, i) => value - b[i]);
  const mean = differences.reduce((sum, d) => sum + d, 0) / n;
  if (n === 1) return { mean, lo: -Infinity, hi: Infinity };
  const squares = differences.map((d) => (d - mean) ** 2);
  const total = squares.reduce((sum, square) => sum + square, 0);
  const deviation = Math.sqrt(total / (n - 1));
  const margin = (t * deviation) / Math.sqrt(n);
  return { mean, lo: mean - margin, hi: mean + margin };
}
