/** The last of the drops comes at update `drops · stepSize`, which must be at most T − 1. */
export function largestStepSize(T: number, drops: number): number {
  return Math.floor((T - 1) / drops);
}
