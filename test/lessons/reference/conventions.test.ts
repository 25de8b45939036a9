import { expect, test } from "vitest";
import { conventions } from "../../../src/lessons/reference/conventions.js";

/** Worked out by hand: the share of the first update, where the peak is, where zero is, and what follows. */
const told: readonly (readonly [string, number, number, number, number, string])[] = [
  ["PyTorch", 0.2, 1, 5, 25, "rises again"],
  ["transformers", 0, 1, 5, 20, "rises again"],
  ["timm", 0, (1 + Math.cos(Math.PI / 4)) / 2, 5, 20, "stays"],
  ["timm", 0, 1, 5, 25, "stays"],
  ["optax", 0, 1, 5, 20, "stays"],
  ["Keras", 0, 1, 5, 25, "stays"],
  ["Megatron-LM", 0, 1, 5, 20, "stays"],
];

test("the same two numbers mean different runs", () => {
  const found = conventions();
  expect(found.map(({ library }) => library)).toEqual(told.map(([library]) => library));
  found.forEach(({ first, top, topAt, zeroAt, after, call }, i) => {
    const [, share, height, peakAt, end, then] = told[i] ?? [];
    expect(first, call).toBeCloseTo(share ?? Number.NaN, 12);
    expect(top, call).toBeCloseTo(height ?? Number.NaN, 12);
    expect([topAt, zeroAt, after], call).toEqual([peakAt, end, then]);
  });
});
