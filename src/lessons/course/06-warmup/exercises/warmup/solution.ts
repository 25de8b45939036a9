/** The part of the peak that update t has; t counts from 0. */
export function warmup(t: number, w: number, mode: string): number {
  if (w === 0) return 1;
  const done = mode === "(t+1)/w" ? t + 1 : t;
  return Math.min(1, done / w);
}
