/** Half a cosine from a to b; u is the part of the way that is done. */
function half(a: number, b: number, u: number): number {
  return b + ((a - b) * (1 + Math.cos(Math.PI * u))) / 2;
}

/** [rate, momentum] of update t, of T updates with the given peak. */
export function oneCycleAt(t: number, T: number, peak: number) {
  const top = Math.round(0.3 * (T - 1));
  if (t <= top) {
    const u = t / top;
    return [half(peak / 25, peak, u), half(0.95, 0.85, u)];
  }
  const u = (t - top) / (T - 1 - top);
  return [half(peak, peak / 250000, u), half(0.85, 0.95, u)];
}
