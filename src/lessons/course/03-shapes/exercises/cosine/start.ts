/** The rate of update t: half a cosine from max to min. */
export function cosine(
  t: number, // updates done
  T: number, // length, in updates
  max: number, // the first rate
  min: number, // the floor
): number {
  const u = t / T;
  return u * max + min; // up? along a line?
}
