import { expectNumber, expectOptions, expectWhole } from "../schedules/expect.js";

/**
 * The longest that Adam's update t can be in one coordinate, as a multiple of the rate, whatever the gradients were.
 *
 * With a_i = (1 − β₁)β₁^{t−i}/(1 − β₁ᵗ) and b_i the same with β₂: |m̂|/√v̂ = |Σa_i g_i| / √Σb_i g_i² ≤ √Σa_i²/b_i, by Cauchy and Schwarz; gradients
 * g_i ∝ a_i/b_i reach it. It is 1 at t = 1: no first update is longer than the rate.
 *
 * @param options updates t (from 1), beta1 β₁ and beta2 β₂ (both from 0 to below 1).
 */
export function adamBound(options: { updates: number; beta1?: number; beta2?: number }): number {
  expectOptions("adamBound", options, ["updates", "beta1", "beta2"]);
  const { updates, beta1 = 0.9, beta2 = 0.999 } = options;
  expectWhole("adamBound", "updates", updates, 1, "The first update is 1.", 1e6);
  for (const [name, beta] of Object.entries({ beta1, beta2 }))
    expectNumber("adamBound", name, beta, { min: 0, below: 1, advice: "It is the part of a mean that is kept." });
  const before = (beta: number, age: number): number => ((1 - beta) * beta ** age) / (1 - beta ** updates);
  let sum = 0;
  for (let age = 0; age < updates; age++) {
    const a = before(beta1, age);
    if (a > 0) sum += a ** 2 / before(beta2, age);
  }
  return Math.sqrt(sum);
}
