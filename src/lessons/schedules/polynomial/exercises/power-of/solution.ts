/** What is left of the fall is what is left of the time, to the power p: two logarithms give p. */
export function powerOf(u: number, lr: number, first: number, end: number) {
  return Math.log((lr - end) / (first - end)) / Math.log(1 - u);
}
