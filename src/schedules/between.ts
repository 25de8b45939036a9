/**
 * The value a part `q` of the way from `from` to `to`: exact at both ends, and never outside them for q in 0..1.
 *
 * Written from the nearer end, because `from + (to - from) * 1` need not equal `to` in floating point.
 */
export const between = (from: number, to: number, q: number): number => (q <= 0.5 ? from + (to - from) * q : to - (to - from) * (1 - q));

/** The same in Python, for a `q` that stands as a factor. */
export function betweenPython(from: number, to: number, q: string): string {
  if (from === to) return `${from}`;
  if (from === 0) return `${to} * ${q}`;
  return `${from} ${to > from ? "+" : "-"} ${Math.abs(to - from)} * ${q}`;
}
