/** The last update count, up to `budget`, at which a cycle ends. */
export function lastCycleEnd(budget: number, c: number, g: number) {
  const cycles = Math.floor(Math.log(budget / c) / Math.log(g));
  return c * g ** cycles;
}
