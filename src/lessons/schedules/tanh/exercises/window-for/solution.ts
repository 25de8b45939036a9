/** U from (1 - tanh U)/2 = end, then L from -L/(U - L) = half. */
export function windowFor(half: number, end: number): number[] {
  const upper = Math.atanh(1 - 2 * end);
  return [(-upper * half) / (1 - half), upper];
}
