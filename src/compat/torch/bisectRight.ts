/** Python's `bisect_right`: how many of the sorted numbers are at most x. On a list that is not sorted it gives what Python gives. */
export function bisectRight(sorted: readonly number[], x: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (x < (sorted[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}
