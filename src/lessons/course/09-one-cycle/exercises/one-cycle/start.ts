/** [rate, momentum] of update t, of T updates with the given peak. */
export function oneCycle(t: number, T: number, peak: number) {
  const half = Math.floor(T / 2);
  const rate = t < half ? (peak * t) / half : (peak * (T - t)) / (T / 2);
  return [rate, 0.9];
}
