function* rates(lr0: number) {
  for (let rate = lr0; ; rate /= 2) yield rate;
}
const make = (lr0: number, n: number) => {
  const rates = Array.from({ length: n }, (_, i) => lr0 / 2 ** i);
  return { rates, sum: rates.reduce((a, b) => a + b, 0) };
};
export function halve(lr0: number, n: number): unknown {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`n must be a whole number >= 0, got ${n}`);
  const list: number[] = []; for (const rate of rates(lr0)) { if (list.length === n) break; list.push(rate); } return { rates: list, sum: list.reduce((a, b) => a + b, 0) };
}
