/** The rate of update t: half a cosine from max to min. */
export function cosine(
  t: number, // updates done
  T: number, // length, in updates
  max: number, // the first rate
  min: number, // the floor
): number {
  const u = Math.min(t / T, 1);
  return min + ((max - min) * (1 + Math.cos(Math.PI * u))) / 2;
}
