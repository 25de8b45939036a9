/** Readings until the rate has grown `ratio` times, at best. */
export function climbTime(ratio: number, factor: number, patience: number) {
  return (patience * ratio) / factor;
}
