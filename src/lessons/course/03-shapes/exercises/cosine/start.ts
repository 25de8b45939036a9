/** The rate of update t, from max down to min along half a cosine. */
export function cosine(
  t: number, // updates done
  T: number, // length, in updates
  max: number, // the first rate
  min: number, // the floor
): number {
  const u = t / T;
  return (1 - u) * max + min; // neither the right ends nor the right bend
}
