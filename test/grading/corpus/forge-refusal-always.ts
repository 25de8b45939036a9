export function halve(lr0: number, n: number): unknown {
  throw new RangeError("n must be a whole number >= 0");
}
