/** The part of the peak at time t, in epochs; cycles grow. */
export function sgdr(t: number, first: number, growth: number): number {
  let start = 0;
  let length = first;
  while (t >= start + length) {
    start += length;
    length *= growth;
  }
  return (1 + Math.cos((Math.PI * (t - start)) / length)) / 2;
}
