/** The part of the peak that update t has. */
export function wsd(
  t: number, // updates done
  T: number, // length of the run
  w: number, // length of the warmup
  cool: number, // length of the cooldown
  factors: number[], // its shape, evenly spaced
): number {
  if (t < w) return (t + 1) / w;
  const fork = T - cool;
  if (t < fork) return 1;
  const last = factors.length - 1;
  const place = Math.min(1, (t - fork) / cool) * last;
  const i = Math.min(Math.floor(place), last - 1);
  const left = factors[i] ?? 0;
  const right = factors[i + 1] ?? 0;
  return left + (place - i) * (right - left);
}
