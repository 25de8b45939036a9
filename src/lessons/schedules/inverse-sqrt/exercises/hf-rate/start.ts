/** The rate of transformers' inverse_sqrt for update t. */
export function hfRate(t: number, lr: number, warmup: number, timescale: number) {
  if (t < warmup) return (lr * t) / warmup;
  return lr * Math.sqrt(timescale / t);
}
