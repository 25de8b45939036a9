/** Each raise takes one reading more than the patience; the ceiling may cut the last one short. */
export function climbTime(ratio: number, factor: number, patience: number): number {
  const raises = Math.ceil(Math.log(ratio) / Math.log(1 / factor) - 1e-9); // a whole number of raises may come out just above it
  return (patience + 1) * raises;
}
