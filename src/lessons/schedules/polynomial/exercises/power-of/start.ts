/** The power with which a decay has the rate lr at part u. */
export function powerOf(u: number, lr: number, first: number, end: number) {
  return (lr - end) / (first - end) / (1 - u);
}
