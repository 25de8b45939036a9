/** From (1 - 1/2) / (1 - b/2) = middle: b = 2 - 1/middle. */
export function bentLine(u: number, middle: number): number {
  const b = 2 - 1 / middle;
  return (1 - u) / (1 - b * u);
}
