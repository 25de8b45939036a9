/** The part of the peak at time t, in epochs; cycles grow. */
export function sgdr(t: number, first: number, growth: number): number {
  const length = first * growth ** 0; // which cycle is this?
  const done = (t % length) / length;
  return (1 - Math.cos(Math.PI * done)) / 2; // where does it begin?
}
