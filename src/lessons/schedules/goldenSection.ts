/** The place between `low` and `high` (both above 0) where `lossAt` is least, to half a percent, for a loss that falls towards it from either side. */
export function goldenSection(lossAt: (x: number) => number, low: number, high: number): { readonly x: number; readonly loss: number } {
  const golden = (Math.sqrt(5) - 1) / 2;
  const at = (log: number): number => lossAt(Math.exp(log)); // on the logarithm: peaks differ by factors
  let [from, to] = [Math.log(low), Math.log(high)];
  let [left, right] = [to - golden * (to - from), from + golden * (to - from)];
  let [lossLeft, lossRight] = [at(left), at(right)];
  while (to - from > 5e-3) {
    if (lossLeft < lossRight) {
      [to, right, lossRight] = [right, left, lossLeft];
      left = to - golden * (to - from);
      lossLeft = at(left);
    } else {
      [from, left, lossLeft] = [left, right, lossRight];
      right = from + golden * (to - from);
      lossRight = at(right);
    }
  }
  return lossLeft < lossRight ? { x: Math.exp(left), loss: lossLeft } : { x: Math.exp(right), loss: lossRight };
}
