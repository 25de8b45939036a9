/** The length of the line to zero behind a line that ends at r. */
export function planBehind(T: number, w: number, r: number) {
  return (T - w) * (1 - r);
}
