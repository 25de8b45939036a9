/** The longest stair with which T updates see that many drops. */
export function largestStepSize(T: number, drops: number): number {
  return Math.ceil(T / drops);
}
