/** Adds up cycles of c, c g, c g² … updates for as long as they fit; a sum of whole numbers cannot miss one. */
export function lastCycleEnd(budget: number, c: number, g: number): number {
  let end = 0;
  for (let length = c; end + length <= budget; length *= g) end += length;
  return end;
}
