/** log2(r1 / r2) halvings lie between the two readings. */
export function halfLifeOf(t1: number, r1: number, t2: number, r2: number) {
  if (r1 === r2) return Number.POSITIVE_INFINITY;
  return (t2 - t1) / Math.log2(r1 / r2);
}
