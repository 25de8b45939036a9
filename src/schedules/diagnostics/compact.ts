/** A number for a sentence: at most three digits, written as people write rates: 0.1, 4.24e-3. */
export function compact(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  return size >= 0.001 && size < 10_000 ? String(Number(value.toPrecision(3))) : value.toExponential(2).replace(/\.?0+e/, "e");
}
