/** A piece is on duty from its start to just before its end; the last one for ever. */
export function pieceAt(lengths: number[], step: number): number[] {
  let start = 0;
  for (const [index, length] of lengths.entries()) {
    const isLast = index === lengths.length - 1;
    if (isLast || step < start + length) return [index, step - start];
    start += length;
  }
  return [];
}
