/** Readings until the rate has grown `ratio` times, at best. */
export function climbTime(ratio: number, factor: number, patience: number) {
  return (patience * Math.log(ratio)) / Math.log(1 / factor);
}
