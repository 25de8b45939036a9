/** The root is shifted by `tau − w`, so that it is 1 where the warmup ends. */
export function hfRate(t: number, lr: number, w: number, tau: number) {
  if (t < w) return (lr * t) / w;
  return lr * Math.sqrt(tau / (t + tau - w));
}
