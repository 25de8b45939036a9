/** n rates from one to the other, by equal factors. */
export function sweep(from: number, to: number, n: number): number[] {
  return Array.from({ length: n }, (_, i) => {
    return from * (to / from) * (i / n);
  });
}
