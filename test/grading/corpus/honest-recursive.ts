export function halve(lr0: number, n: number): { rates: number[]; sum: number } {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`n must be a whole number >= 0, got ${n}`);
  if (n === 0) return { rates: [], sum: 0 };
  const rest = halve(lr0 / 2, n - 1);
  return { rates: [lr0, ...rest.rates], sum: lr0 + rest.sum };
}
