import fc from "fast-check";
import { expect, test } from "vitest";
import { bestMultiple, convexBound } from "../../src/engine/convexBound.js";
import { momentumFactor } from "../../src/engine/momentumFactor.js";

const rates = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });
const constants = fc.record({
  distance: fc.double({ min: 0.1, max: 10, noNaN: true }),
  gradient: fc.double({ min: 0.1, max: 10, noNaN: true }),
});

/** The bounds as they are printed, sums within sums. */
function printed({ distance: D, gradient: G }: { distance: number; gradient: number }, eta: readonly number[]) {
  const sum = (from: number, power: number): number => eta.slice(from).reduce((total, rate) => total + rate ** power, 0);
  const average = (D ** 2 + G ** 2 * sum(0, 2)) / (2 * sum(0, 1));
  let last = average;
  for (let k = 0; k < eta.length - 1; k++) {
    const rate = eta[k] as number; // k is below the length
    last += ((rate / sum(k + 1, 1)) * (G ** 2 * sum(k, 2))) / sum(k, 1) / 2;
  }
  return { average, last };
}

test("the running sums are the printed formula", () => {
  fc.assert(
    fc.property(constants, rates, (problem, eta) => {
      const [ours, theirs] = [convexBound(problem, eta), printed(problem, eta)];
      expect(ours.average).toBeCloseTo(theirs.average, 9);
      expect(Math.abs(ours.last - theirs.last)).toBeLessThan(1e-10 * theirs.last);
    }),
  );
});

test("no piecewise linear function of one variable ends above the bound", () => {
  // f(θ) = Σ wᵢ|θ − cᵢ|: convex, its slopes at most Σwᵢ.
  const kinks = fc.array(fc.tuple(fc.double({ min: 0.05, max: 1, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true })), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(kinks, fc.double({ min: -3, max: 3, noNaN: true }), rates, (list, start, eta) => {
      const f = (theta: number): number => list.reduce((sum, [w, c]) => sum + w * Math.abs(theta - c), 0);
      const slope = (theta: number): number => list.reduce((sum, [w, c]) => sum + w * Math.sign(theta - c), 0);
      const best = list.map(([, c]) => c).reduce((low, c) => (f(c) < f(low) ? c : low));
      let theta = start;
      for (const rate of eta.slice(0, -1)) theta -= rate * slope(theta);
      const problem = { distance: Math.abs(start - best), gradient: list.reduce((sum, [w]) => sum + w, 0) };
      expect(f(theta) - f(best)).toBeLessThanOrEqual(convexBound(problem, eta).last * (1 + 1e-9));
    }),
  );
});

test("the best multiple is where the bound is lowest", () => {
  fc.assert(
    fc.property(constants, rates, (problem, eta) => {
      const { multiple, bound } = bestMultiple(problem, eta);
      const at = (factor: number): number =>
        convexBound(
          problem,
          eta.map((rate) => rate * factor * multiple),
        ).last;
      expect(Math.abs(at(1) - bound)).toBeLessThan(1e-9 * bound);
      for (const factor of [0.5, 0.99, 1.01, 2]) expect(at(factor)).toBeGreaterThan(bound);
      // Twice or half the best rate costs the same: A/γ + γB.
      expect(Math.abs(at(2) / bound - 1.25)).toBeLessThan(1e-9);
    }),
  );
});

test("linear decay loses no logarithm, a constant rate does", () => {
  const times = (part: (t: number, n: number) => number, n: number): number =>
    bestMultiple(
      { distance: 1, gradient: 1 },
      Array.from({ length: n }, (_, t) => part(t, n)),
    ).bound * Math.sqrt(n);
  const [linear, constant] = [(t: number, n: number) => 1 - t / n, () => 1];
  expect(times(linear, 100)).toBeCloseTo(2.036, 3);
  expect(times(linear, 10_000)).toBeCloseTo(2.0009, 3);
  // 1 + √ of a harmonic sum: it grows with ln N.
  expect(times(constant, 100)).toBeCloseTo(2.485, 3);
  expect(times(constant, 10_000)).toBeGreaterThan(3.25);
});

test("rates of zero promise nothing", () => {
  expect(convexBound({ distance: 1, gradient: 1 }, [0, 0])).toEqual({ average: Number.POSITIVE_INFINITY, last: Number.POSITIVE_INFINITY });
});

test("the momentum factor is the shrinkage that a run shows", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 4, noNaN: true }), fc.double({ min: 0.05, max: 0.95, noNaN: true }), (product, momentum) => {
      const { factor } = momentumFactor({ rate: product, curvature: 1, momentum });
      // Heavy ball as two numbers; their size over many updates, on a log scale against rounding and overflow.
      let [theta, before, scale] = [1, 0.3, 0];
      const growth: number[] = [];
      for (let t = 0; t < 4000; t++) {
        [theta, before] = [(1 + momentum - product) * theta - momentum * before, theta];
        const size = Math.hypot(theta, before);
        scale += Math.log(size);
        [theta, before] = [theta / size, before / size];
        growth.push(scale);
      }
      const seen = ((growth[3999] as number) - (growth[999] as number)) / 3000;
      expect(Math.abs(seen - Math.log(factor))).toBeLessThan(2e-3);
    }),
  );
  expect(momentumFactor({ rate: 3, curvature: 1, momentum: 0.5 }).factor).toBeCloseTo(1, 12);
  expect(momentumFactor({ rate: 0.5, curvature: 1, momentum: 0 })).toEqual({ factor: 0.5, swings: false });
  expect(momentumFactor({ rate: 1.5, curvature: 1, momentum: 0 })).toEqual({ factor: 0.5, swings: true });
});
