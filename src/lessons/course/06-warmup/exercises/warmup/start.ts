/** The part of the peak that update t has; t counts from 0. */
export function warmup(t: number, w: number, mode: string): number {
  if (mode === "t/w") return t / w; // after the end? without one?
  return 1; // the other mode
}
