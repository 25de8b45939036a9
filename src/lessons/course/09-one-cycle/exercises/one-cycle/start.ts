/** [rate, momentum] of update t, of T updates with the given peak. */
export function oneCycleAt(t: number, T: number, peak: number) {
  const half = Math.floor(T / 2);
  const part = t < half ? t / half : (T - t) / (T / 2);
  const low = 0.001; // for every peak?
  return [low + (peak - low) * part, 0.9];
}
