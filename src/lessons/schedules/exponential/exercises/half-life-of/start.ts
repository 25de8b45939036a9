/** The half-life, in updates, behind two readings of a rate. */
export function halfLifeOf(t1: number, r1: number, t2: number, r2: number) {
  return (t2 - t1) / Math.log(r1 / r2);
}
