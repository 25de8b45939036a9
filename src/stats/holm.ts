import { expectNumber, expectNumbers } from "../schedules/expect.js";

/**
 * Holm's adjusted p-values: compare each with 0.05, and the chance of even one false claim among all of them stays below 5 %.
 *
 * Sorted upwards, the k-th smallest of m is multiplied by m − k + 1; none is smaller than one before it, none larger than 1. The order given is kept.
 *
 * Source: Holm 1979, A simple sequentially rejective multiple test procedure, https://www.jstor.org/stable/4615733
 *
 * @param pValues one p-value per comparison, each from 0 to 1.
 *
 * @example
 * holm([0.02, 0.25, 0.5]); // [0.06,0.5,0.5]
 */
export function holm(pValues: readonly number[]): number[] {
  expectNumbers("holm", "pValues", pValues, 0);
  pValues.forEach((p, i) => {
    expectNumber("holm", `p-value ${i}`, p, { min: 0, max: 1, advice: "It is a probability." });
  });
  const upwards = pValues.map((p, i) => ({ p, i })).sort((one, other) => one.p - other.p);
  const adjusted = new Array<number>(pValues.length);
  let largest = 0;
  upwards.forEach(({ p, i }, k) => {
    largest = Math.max(largest, Math.min(1, p * (pValues.length - k)));
    adjusted[i] = largest;
  });
  return adjusted;
}
