import { expect, test } from "vitest";
import { drops, probes, ramps } from "../../../src/lessons/reference/offByOne.js";

test("a drop at 30 comes at update 29, 30 or 31", () => {
  expect(drops().map(({ library, call, at }) => [library, call.split("(")[0], at])).toEqual([
    ["PyTorch", "MultiStepLR", 30],
    ["PyTorch", "LambdaLR", 30],
    ["timm", "MultiStepLRScheduler", 29],
    ["timm", "StepLRScheduler", 30],
    ["optax", "piecewise_constant_schedule", 30],
    ["optax", "join_schedules", 30],
    ["Keras", "PiecewiseConstantDecay", 31],
    ["Keras", "ExponentialDecay", 30],
  ]);
});

test("each drop goes from 0.1 to 0.01 at once", () => {
  for (const { call, at, rates } of drops()) {
    // Schedules in stairs drop again at 60.
    rates.slice(0, 60).forEach((rate, t) => {
      expect(rate, `${call} at ${t}`).toBeCloseTo(t < at ? 0.1 : 0.01, 12);
    });
  }
});

test("a warmup of 5 starts at nothing, at a fifth or at a third, and is over at update 4 or 5", () => {
  const told: readonly (readonly [string, number, number, number, number])[] = [
    ["PyTorch", 1 / 3, 1 / 3 + (4 / 5) * (2 / 3), 1, 5],
    ["PyTorch", 1 / 5, 1 / 5 + (4 / 5) * (4 / 5), 1, 5],
    ["transformers", 0, 4 / 5, 1, 5],
    ["transformers", 1 / 5, 1, (1 + Math.cos(Math.PI / 995)) / 2, 4],
    ["timm", 0, 4 / 5, 1, 5],
    ["optax", 0, 4 / 5, 1, 5],
    ["Keras", 0, 4 / 5, 1, 5],
    ["Megatron-LM", 0, 4 / 5, 1, 5],
  ];
  const found = ramps();
  expect(found.map(({ library }) => library)).toEqual(told.map(([library]) => library));
  expect(probes).toEqual([0, 4, 5]);
  found.forEach(({ call, shares, fullAt }, i) => {
    const [, ...numbers] = told[i] ?? ["", Number.NaN];
    [...shares, fullAt].forEach((value, k) => {
      expect(value, call).toBeCloseTo(numbers[k] ?? Number.NaN, 12);
    });
  });
});
