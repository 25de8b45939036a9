/** (1 - u) / (1 - b u), with the b that passes through `middle`. */
export function bentLine(u: number, middle: number): number {
  const b = middle;
  return 1 - u / (1 - b * u);
}
