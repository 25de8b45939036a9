/** The root is shifted by `timescale − warmup`, so that it is 1 where the warmup ends. */
export function hfRate(t: number, lr: number, warmup: number, timescale: number) {
  if (t < warmup) return (lr * t) / warmup;
  return lr * Math.sqrt(timescale / (t + timescale - warmup));
}
