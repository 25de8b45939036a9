/** n rates have n - 1 factors between them. */
export function sweep(from: number, to: number, n: number): number[] {
  return Array.from({ length: n }, (_, i) => {
    return from * (to / from) ** (i / (n - 1));
  });
}
