/** The first rate and the length of the line through two points. */
export function planOf(t1: number, lr1: number, t2: number, lr2: number) {
  const totalSteps = t1 + t2;
  return [lr1 + lr2, totalSteps];
}
