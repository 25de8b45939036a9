/** The power with which a decay has the rate lr at part u. */
export function powerOf(u: number, lr: number, first: number, end: number) {
  const left = (lr - end) / (first - end);
  return Math.log(left) / (1 - u);
}
