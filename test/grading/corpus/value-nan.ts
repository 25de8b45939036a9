export function halve(lr0: number, n: number): unknown {
  return { rates: Array.from({ length: Math.max(n, 0) }, () => NaN), sum: NaN };
}
