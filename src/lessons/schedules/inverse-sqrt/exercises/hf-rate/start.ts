/** The rate of transformers' inverse_sqrt for update t. */
export function hfRate(t: number, lr: number, w: number, tau: number) {
  if (t < w) return (lr * (t + 1)) / w;
  return lr * Math.sqrt(tau / t);
}
