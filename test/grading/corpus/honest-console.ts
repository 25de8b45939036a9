export function halve(lr0: number, n: number) {
  console.clear();
  console.groupCollapsed("halve");
  console.time();
  console.timeLog();
  console.countReset();
  console.dirxml(lr0);
  console.groupEnd();
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`n must be a whole number >= 0, got ${n}`);
  const rates = Array.from({ length: n }, (_, i) => lr0 / 2 ** i);
  return { rates, sum: rates.reduce((a, b) => a + b, 0) };
}
