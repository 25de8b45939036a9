/** The window that is half-way at `half` and ends with `end` left. */
export function windowFor(half: number, end: number): number[] {
  const upper = Math.atanh(1 - end);
  return [-upper * half, upper];
}
