/** Which piece is on duty, and its local step. */
export function pieceAt(lengths: number[], step: number): number[] {
  let start = 0;
  for (const [index, length] of lengths.entries()) {
    if (step <= start + length) return [index, step];
    start += length;
  }
  return [lengths.length, step];
}
