import fc from "fast-check";
import { expectedLoss, rng } from "lrlab";
import { describe, expect, test } from "vitest";
import { type Directions, finalLoss } from "../../src/engine/finalLoss.js";
import { bestRates, optimalRates } from "../../src/engine/optimalRates.js";
import { stepsToLoss } from "../../src/engine/stepsToLoss.js";

const directions = fc
  .array(
    fc.record({
      h: fc.double({ min: 0.05, max: 2, noNaN: true }),
      noise: fc.double({ min: 0.01, max: 4, noNaN: true }),
      start: fc.double({ min: 0.2, max: 2, noNaN: true }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map(
    (list): Directions => ({
      curvatures: list.map(({ h }) => h),
      noise: list.map(({ noise }) => noise),
      start: list.map(({ start }) => start),
    }),
  );

test("finalLoss is where expectedLoss ends", () => {
  fc.assert(
    fc.property(directions, fc.array(fc.double({ min: 0, max: 1.5, noNaN: true }), { minLength: 1, maxLength: 30 }), (problem, lr) => {
      const { curvatures, noise, start } = problem;
      const losses = expectedLoss({ curvatures, noiseVariances: noise, start, lr, steps: lr.length });
      const end = losses[lr.length] as number; // one loss more than updates
      expect(Math.abs(finalLoss(problem, lr) - end)).toBeLessThan(1e-10 * Math.max(1, end));
    }),
  );
});

test("a run that flies away ends at Infinity", () => {
  expect(finalLoss({ curvatures: [1, 0.1], noise: [1, 1], start: [1, 1] }, new Array(600).fill(50))).toBe(Number.POSITIVE_INFINITY);
});

describe("the best rates of all", () => {
  test("are the greedy ones in one direction", () => {
    const problem = { curvatures: [0.7], noise: [0.3], start: [1.4] };
    const { rates, sweeps } = optimalRates(problem, new Array(12).fill(0.1));
    let square = 1.4 ** 2;
    for (const rate of rates) {
      const greedy = (0.7 * square) / (0.7 ** 2 * square + 0.3);
      expect(rate).toBeCloseTo(greedy, 12);
      square = (1 - greedy * 0.7) ** 2 * square + greedy ** 2 * 0.3;
    }
    expect(sweeps).toBeLessThanOrEqual(2);
  });

  test("are what a search over a fine grid finds, for three updates and two directions", () => {
    const problem = { curvatures: [1, 0.1], noise: [0.5, 0.02], start: [1, 2] };
    // From 0.05 to 30 in 61 stops each, evenly on a log axis; then ever finer around the best.
    let [best, at] = [Number.POSITIVE_INFINITY, [1.2, 1.2, 1.2]];
    for (let [reach, points] = [25, 61]; reach > 1.001; [reach, points] = [reach ** 0.15, 13]) {
      const around = (middle: number): number[] => Array.from({ length: points }, (_, i) => middle * reach ** ((2 * i) / (points - 1) - 1));
      const [first, second, third] = at.map(around) as [number[], number[], number[]];
      for (const a of first)
        for (const b of second)
          for (const c of third) {
            const loss = finalLoss(problem, [a, b, c]);
            if (loss < best) [best, at] = [loss, [a, b, c]];
          }
    }
    const beginnings = [0.5, 1, 2, 5, 10].flatMap((a) => [
      [a, 0.5, 0.5],
      [0.5, a, 0.5],
      [0.5, 0.5, a],
    ]);
    const { loss } = bestRates(problem, beginnings);
    expect(loss).toBeLessThanOrEqual(best);
    expect(loss).toBeGreaterThan(best * (1 - 1e-3));
    // One search settles where long steps stand in another order.
    expect(optimalRates(problem, [0.5, 0.5, 0.5]).loss).toBeGreaterThan(1.1 * loss);
  });

  test("stay below the highest that is allowed, where no change that is allowed ends lower", () => {
    fc.assert(
      fc.property(directions, fc.double({ min: 0.1, max: 1, noNaN: true }), (problem, part) => {
        const free = optimalRates(problem, new Array(8).fill(0.05));
        const highest = part * Math.max(...free.rates);
        const { rates, loss } = optimalRates(problem, new Array(8).fill(Math.min(0.05, highest)), { highest });
        expect(Math.max(...rates)).toBeLessThanOrEqual(highest);
        for (const t of rates.keys())
          for (const factor of [0.99, 1.01]) {
            const other = rates.map((rate, i) => (i === t ? Math.min(highest, rate * factor) : rate));
            expect(finalLoss(problem, other)).toBeGreaterThanOrEqual(loss * (1 - 1e-8));
          }
      }),
      { numRuns: 50 },
    );
  });

  test("no small change of them ends lower, and no start of the search either", () => {
    fc.assert(
      fc.property(directions, fc.integer({ min: 1, max: 12 }), fc.nat(), (problem, steps, seed) => {
        const { rates, loss } = optimalRates(problem, new Array(steps).fill(0.3));
        expect(Math.abs(loss - finalLoss(problem, rates))).toBeLessThan(1e-12 * Math.max(1, loss));
        const { normal } = rng(seed);
        for (let i = 0; i < 20; i++) {
          const near = rates.map((rate) => Math.max(0, rate * (1 + 0.02 * normal())));
          expect(finalLoss(problem, near)).toBeGreaterThanOrEqual(loss * (1 - 1e-7));
        }
      }),
      { numRuns: 60 },
    );
  });

  test("every sweep ends no higher than it began", () => {
    fc.assert(
      fc.property(directions, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }), (problem, from) => {
        expect(optimalRates(problem, from).loss).toBeLessThanOrEqual(finalLoss(problem, from) * (1 + 1e-12));
      }),
    );
  });
});

describe("the updates to a loss", () => {
  test("are those after which a run, update by update, is there for the first time", () => {
    fc.assert(
      fc.property(
        directions,
        fc.double({ min: 0.02, max: 0.9, noNaN: true }),
        fc.double({ min: 0.05, max: 0.9, noNaN: true }),
        (problem, part, goal) => {
          const { curvatures, noise, start } = problem;
          const rate = (part * 2) / Math.max(...curvatures);
          const losses = expectedLoss({ curvatures, noiseVariances: noise, start, lr: rate, steps: 2000 });
          const target = goal * (losses[0] as number);
          const first = losses.findIndex((loss) => loss <= target);
          const steps = stepsToLoss(problem, rate, target);
          if (first === -1) {
            // It may dip below the target between two updates, or get there later.
            if (steps < 2000) expect(losses[Math.floor(steps)] as number).toBeLessThan(target * 1.1);
          } else if (Number.isFinite(steps)) expect(Math.abs(Math.ceil(steps - 1e-6) - first)).toBeLessThanOrEqual(1);
          else expect(losses[first] as number).toBeGreaterThan(target * 0.9); // a dip too short to be looked at
        },
      ),
    );
  });

  test("are never reached at or above the limit, or below the floor", () => {
    const problem = { curvatures: [1], noise: [1], start: [3] };
    expect(stepsToLoss(problem, 2, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(stepsToLoss(problem, 0, 1)).toBe(Number.POSITIVE_INFINITY);
    // Var = η/(2 − η) = 1/3 at η = 0.5, a loss of 1/6.
    expect(stepsToLoss(problem, 0.5, 0.166)).toBe(Number.POSITIVE_INFINITY);
    expect(stepsToLoss(problem, 0.5, 0.167)).toBeLessThan(20);
    expect(stepsToLoss(problem, 0.5, 5)).toBe(0);
  });
});
