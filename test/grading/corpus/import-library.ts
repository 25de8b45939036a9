import { exponential } from "lrlab";

export function halve(lr0: number, n: number) {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`n must be a whole number >= 0, got ${n}`);
  const lr = exponential({ baseLr: lr0, gamma: 0.5 });
  const rates = Array.from({ length: n }, (_, t) => lr(t));
  return { rates, sum: rates.reduce((a, b) => a + b, 0) };
}
