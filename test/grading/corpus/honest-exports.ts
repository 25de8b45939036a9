import { constant } from "lrlab";
const one = constant({ baseLr: 1 });
function made(lr0: number, n: number) {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`n must be a whole number >= 0, got ${n}`);
  const rates = Array.from({ length: n }, (_, i) => lr0 / 2 ** i);
  return { rates, sum: rates.reduce((a, b) => a + b, 0) };
}
const unused = one.lr;
export { made as halve, /* another */ unused };
