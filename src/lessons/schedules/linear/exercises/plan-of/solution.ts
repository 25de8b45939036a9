/** The line falls by the same amount at every update; it started that much higher for each, and reaches 0 where they are used up. */
export function planOf(t1: number, lr1: number, t2: number, lr2: number) {
  const fall = (lr1 - lr2) / (t2 - t1);
  const baseLr = lr1 + fall * t1;
  return [baseLr, Math.round(baseLr / fall)];
}
