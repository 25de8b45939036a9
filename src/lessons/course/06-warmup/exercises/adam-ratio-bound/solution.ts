/** The longest update t can be, in rates; t counts from 1. */
export function adamRatioBound(t: number, b1: number, b2: number): number {
  let sum = 0;
  for (let age = 0; age < t; age++) {
    const inM = ((1 - b1) * b1 ** age) / (1 - b1 ** t);
    const inV = ((1 - b2) * b2 ** age) / (1 - b2 ** t);
    sum += inM ** 2 / inV;
  }
  return Math.sqrt(sum);
}
