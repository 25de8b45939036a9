import { adam, rng } from "lrlab";
import { describe, expect, test } from "vitest";
import { adamBound } from "../../src/optim/adamBound.js";
import { refusal } from "../refusal.js";

/** The length of the last update for these gradients, with the rule the course trains with. */
function lastLength(gradients: readonly number[], beta1 = 0.9, beta2 = 0.999): number {
  const rule = adam({ beta1, beta2, eps: 0 });
  let state = rule.init(1);
  let length = 0;
  for (const gradient of gradients) {
    const after = rule.update({ parameters: [0], gradient: [gradient], lr: 1, state });
    state = after.state;
    length = Math.abs(after.parameters[0] as number); // one parameter
  }
  return length;
}

/** Gradients that make update t as long as can be: g_i ∝ a_i/b_i. */
const worst = (t: number, beta1: number, beta2: number): number[] => Array.from({ length: t }, (_, i) => (beta1 / beta2) ** (t - 1 - i));

describe("the longest that an update of Adam can be", () => {
  test.each([
    [1, 1],
    [2, 1.001],
    [5, 1.011],
    [10, 1.043],
    [20, 1.156],
    [50, 1.61],
    [100, 2.24],
    [1000, 5.78],
    [10_000, 7.27],
  ])("update %d: %d rates", (t, bound) => {
    expect(adamBound({ updates: t })).toBeCloseTo(bound, bound < 1.2 ? 3 : 2);
  });

  test.each([
    [3, 0.9, 0.999],
    [40, 0.9, 0.999],
    [40, 0.5, 0.95],
    [300, 0.9, 0.99],
  ])("is reached by the worst gradients, and by no others (update %d, betas %d and %d)", (t, beta1, beta2) => {
    const bound = adamBound({ updates: t, beta1, beta2 });
    expect(lastLength(worst(t, beta1, beta2), beta1, beta2)).toBeCloseTo(bound, 9);
    const { normal } = rng(3);
    for (let i = 0; i < 30; i++) {
      const near = worst(t, beta1, beta2).map((gradient) => gradient * (1 + 0.3 * normal()));
      expect(lastLength(near, beta1, beta2)).toBeLessThanOrEqual(bound * (1 + 1e-12));
    }
  });

  test("says what it must be given", () => {
    expect(refusal(() => adamBound({ updates: 0 }))).toBe(
      "adamBound: updates must be a whole number >= 1 and <= 1000000, got 0. The first update is 1.",
    );
    expect(refusal(() => adamBound({ updates: 3, beta2: 1 }))).toBe(
      "adamBound: beta2 must be a finite number >= 0 and < 1, got 1. It is the part of a mean that is kept.",
    );
  });
});
