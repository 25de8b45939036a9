/** The decay has covered 1 − r of its way to zero in T − w updates; the warmup comes on top. */
export function planBehind(T: number, w: number, r: number) {
  return Math.round(w + (T - w) / (1 - r));
}
