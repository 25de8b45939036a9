/** The part of the peak that update t has. */
export function wsd(
  t: number, // updates done
  T: number, // length of the run
  w: number, // length of the warmup
  cool: number, // length of the cooldown
  factors: number[], // its shape, evenly spaced
): number {
  if (t < w) return (t + 1) / w;
  const [first] = factors; // and the others? and the trunk?
  return (first * (T - t)) / cool;
}
