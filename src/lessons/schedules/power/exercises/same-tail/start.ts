/** The first rate that keeps the tail under another timescale. */
export function sameTail(lr: number, a: number, from: number, to: number) {
  return (lr * a * to) / from;
}
