/** The longest update t can be, in rates; t counts from 1. */
export function adamRatioBound(t: number, b1: number, b2: number): number {
  const inM = 1 - b1 ** t; // all gradients equal: is it the worst?
  const inV = 1 - b2 ** t;
  return inM / Math.sqrt(inV); // of averages that are corrected?
}
