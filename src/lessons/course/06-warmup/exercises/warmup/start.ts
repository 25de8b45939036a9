/** The part of the peak that update t has; t counts from 0. */
export function warmup(t: number, w: number, mode: string): number {
  const done = mode === "t/w" ? t + 1 : t; // which is which?
  return done / w; // after the end? without one?
}
