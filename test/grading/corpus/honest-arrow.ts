export const halve = (lr0: number, n: number) => {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`n must be a whole number >= 0, got ${n}`);
  const rates = [...Array(n).keys()].map((i) => lr0 * 0.5 ** i);
  return { sum: rates.reduce((a, b) => a + b, 0), rates };
};
