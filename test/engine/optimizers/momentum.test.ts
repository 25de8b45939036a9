import { point, sgd } from "lrlab/engine";
import { expect, test } from "vitest";
import { give, valuesOf } from "./nets.js";

/** A place after each update, under both forms of momentum 0.8. */
function both(gradients: readonly number[], rates: readonly number[], nesterov = false): [number[], number[]] {
  const path = (rateInside: boolean): number[] => {
    const net = point([0]);
    const opt = sgd(net, { momentum: 0.8, nesterov, rateInside });
    return gradients.map((g, t) => {
      give(net, [g]);
      opt.step(rates[t] as number);
      return valuesOf(net)[0] as number;
    });
  };
  return [path(false), path(true)];
}

const wave = Array.from({ length: 40 }, (_, t) => Math.fround(Math.sin(t + 1)));

test.each([false, true])("the rate in the velocity or beside it, Nesterov %s: the same while the rate stays", (nesterov) => {
  const [beside, inside] = both(
    wave,
    wave.map(() => 0.1),
    nesterov,
  );
  expect(inside).toEqual(beside.map((theta) => expect.closeTo(theta, 6)));
});

test("after a drop from η₁ to η₂ they part by μ(η₁ − η₂)u, and in the end by that over 1 − μ", () => {
  const drop = 20;
  const rates = wave.map((_, t) => (t < drop ? 0.1 : 0.01));
  const gradients = wave.map((g, t) => (t < drop ? g : 0));
  const [beside, inside] = both(gradients, rates);
  const u = gradients.slice(0, drop).reduce((velocity, g) => 0.8 * velocity + g, 0);
  const apart = inside.map((theta, t) => theta - (beside[t] as number));
  expect(apart[drop - 1]).toBeCloseTo(0, 6);
  expect(apart[drop]).toBeCloseTo(-0.8 * 0.09 * u, 6);
  expect(apart[39]).toBeCloseTo((-0.8 * 0.09 * u * (1 - 0.8 ** 20)) / 0.2, 6);
});

test("a rate of 0 stops the one with the rate beside the velocity, not the other", () => {
  const [beside, inside] = both(
    wave,
    wave.map((_, t) => (t < 5 ? 0.1 : 0)),
  );
  expect(beside.slice(5)).toEqual(beside.slice(5).fill(beside[4] as number));
  expect(Math.abs((inside[5] as number) - (inside[4] as number))).toBeGreaterThan(0.01);
});
