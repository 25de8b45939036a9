import fc from "fast-check";
import { constant, cosineAnnealing, cyclic, equalCycles, linear, repeat, type Schedule, sequence, take, warmRestarts } from "lrlab";
import { describe, expect, test } from "vitest";
import { equalCycle, equalStart, growingCycle, growingStart } from "../../src/schedules/cycles.js";
import { rates } from "./arbitrary.js";

const cycleSteps = fc.integer({ min: 1, max: 60 });
const growth = fc.oneof(fc.constantFrom(1, 1.5, 2, 3), fc.double({ min: 1, max: 4, noNaN: true }));
const part = fc.double({ min: 0, max: 1, noNaN: true });

/** The updates at which a schedule rises: its restarts. */
const restarts = (lr: Schedule, steps: number): number[] =>
  Array.from({ length: steps }, (_, t) => t).filter((t) => t > 0 && lr(t) > lr(t - 1));

describe("growing cycles", () => {
  test("begin where the sum of the exact lengths does, to half an update, however many there were", () => {
    fc.assert(
      fc.property(cycleSteps, growth, (c, g) => {
        let exact = 0;
        for (let i = 0; i < 60 && exact < 1e9; i += 1) {
          expect(Math.abs(growingStart({ cycleSteps: c, growth: g }, i) - exact)).toBeLessThanOrEqual(0.5 + 2e-6 + 1e-12 * exact);
          exact += c * g ** i;
        }
      }),
    );
  });

  test("each update belongs to the last cycle that has begun", () => {
    fc.assert(
      fc.property(cycleSteps, growth, fc.nat(1e9), (c, g, t) => {
        const cycles = { cycleSteps: c, growth: g };
        const i = growingCycle(cycles, t);
        expect(growingStart(cycles, i)).toBeLessThanOrEqual(t);
        expect(growingStart(cycles, i + 1)).toBeGreaterThan(t);
        for (const boundary of [i, i + 1].map((j) => growingStart(cycles, j)).filter((start) => start > 0)) {
          expect(growingCycle(cycles, boundary) - growingCycle(cycles, boundary - 1)).toBe(1);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("halves are rounded up: 10, 25, 47.5, 81.25", () => {
    expect([0, 1, 2, 3, 4].map((i) => growingStart({ cycleSteps: 10, growth: 1.5 }, i))).toEqual([0, 10, 25, 48, 81]);
  });
});

describe("equal cycles", () => {
  test("share the run, longest and shortest one update apart", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 50 }), fc.nat(), (totalSteps, cycles, seed) => {
        fc.pre(cycles <= totalSteps);
        const p = { totalSteps, cycles };
        const starts = Array.from({ length: cycles + 1 }, (_, i) => equalStart(p, i));
        expect([starts[0], starts.at(-1)]).toEqual([0, totalSteps]);
        const lengths = starts.slice(1).map((start, i) => start - (starts[i] as number));
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
        starts.forEach((start, i) => {
          expect(start).toBe(Math.round((i * totalSteps) / cycles));
        });
        const t = seed % totalSteps;
        expect(equalCycle(p, t)).toBe(starts.findLastIndex((start) => start <= t));
      }),
    );
  });
});

describe("warm restarts", () => {
  test("restart at the right updates, with the whole peak", () => {
    fc.assert(
      fc.property(cycleSteps, growth, fc.integer({ min: 1, max: 6 }), (c, g, cycles) => {
        fc.pre(c > 1);
        const lr = warmRestarts({ baseLr: 0.1, cycleSteps: c, growth: g, cycles });
        const starts = Array.from({ length: cycles - 1 }, (_, i) => growingStart({ cycleSteps: c, growth: g }, i + 1));
        expect(lr.steps).toBe(growingStart({ cycleSteps: c, growth: g }, cycles));
        fc.pre((lr.steps as number) < 5000);
        expect(restarts(lr, (lr.steps as number) + 5)).toEqual(starts);
        for (const start of [0, ...starts]) expect(lr(start)).toBe(0.1);
        expect(lr((lr.steps as number) + 3)).toBe(0);
      }),
    );
  });

  test("SGDR's cycles of 10, 20, 40 and 80 updates end at 10, 30, 70 and 150", () => {
    expect(restarts(warmRestarts({ baseLr: 0.1, cycleSteps: 10, growth: 2 }), 200)).toEqual([10, 30, 70, 150]);
  });

  test("without growth are a repeated cosine, and else a sequence of longer ones", () => {
    fc.assert(
      fc.property(cycleSteps, part, (c, low) => {
        const cycle = (totalSteps: number) => cosineAnnealing({ baseLr: 0.1, totalSteps, minLr: 0.1 * low });
        expect(rates(warmRestarts({ baseLr: 0.1, cycleSteps: c, minLr: 0.1 * low }))).toEqual(
          rates(repeat(cycle(c))).map((rate) => expect.closeTo(rate, 15)),
        );
        const lr = warmRestarts({ baseLr: 0.1, cycleSteps: c, growth: 3, minLr: 0.1 * low, cycles: 4 });
        expect(rates(lr)).toEqual(rates(sequence(...[1, 3, 9, 27].map((n) => cycle(c * n)))).map((rate) => expect.closeTo(rate, 15)));
      }),
    );
  });

  test("their peaks fall by the same factor and stop at the floor", () => {
    const lr = warmRestarts({ baseLr: 0.8, cycleSteps: 5, peakDecay: 0.5, minLr: 0.15 });
    expect([0, 5, 10, 15, 20].map(lr)).toEqual([0.8, 0.4, 0.2, 0.15, 0.15]);
  });

  test("a limit changes nothing before the end", () => {
    fc.assert(
      fc.property(cycleSteps, growth, fc.integer({ min: 1, max: 5 }), (c, g, cycles) => {
        const p = { baseLr: 0.1, cycleSteps: c, growth: g, peakDecay: 0.7, minLr: 0.01 };
        const limited = warmRestarts({ ...p, cycles });
        const count = Math.min(limited.steps as number, 500);
        expect(rates(limited, count)).toEqual(rates(warmRestarts(p), count));
      }),
    );
  });

  test("equal cycles are warm restarts where the length divides, and end at the floor", () => {
    fc.assert(
      fc.property(cycleSteps, fc.integer({ min: 1, max: 6 }), (c, cycles) => {
        const equal = equalCycles({ baseLr: 0.1, totalSteps: c * cycles, cycles, minLr: 0.01 });
        expect(rates(equal)).toEqual(rates(warmRestarts({ baseLr: 0.1, cycleSteps: c, cycles, minLr: 0.01 })));
        expect(equal(c * cycles)).toBe(0.01);
      }),
    );
  });
});

describe("cyclic rates", () => {
  test("are straight lines up and down, the top at the update asked for", () => {
    fc.assert(
      fc.property(cycleSteps, cycleSteps, part, (up, down, low) => {
        const lr = cyclic({ minLr: 0.1 * low, maxLr: 0.1, stepsUp: up, stepsDown: down });
        const back = linear({ baseLr: 0.1, totalSteps: down, endLr: 0.1 * low });
        const ascent = linear({ baseLr: 0.1, totalSteps: up, endLr: 0.1 * low });
        for (let t = 0; t < 3 * (up + down); t += 1) {
          const s = t % (up + down);
          expect(lr(t)).toBeCloseTo(s <= up ? ascent(up - s) : back(s - up), 15);
        }
        expect([lr(up), lr(up + down)]).toEqual([0.1, 0.1 * low]);
      }),
    );
  });

  test("their height shrinks per cycle, per update, or by a list whose last entry stays", () => {
    const tops = (p: object): number[] => [4, 12, 20, 28].map(cyclic({ minLr: 0, maxLr: 1, stepsUp: 4, stepsDown: 4, ...p }));
    expect(tops({ cycleDecay: 0.5 })).toEqual([1, 0.5, 0.25, 0.125]);
    expect(tops({ gamma: 0.5 ** (1 / 4) })).toEqual([0.5, 0.125, 1 / 32, 1 / 128].map((top) => expect.closeTo(top, 15)));
    expect(tops({ factors: [1, 0.25, 0.75] })).toEqual([1, 0.25, 0.75, 0.75]);
  });

  test("a list of factors is a sequence of cycles of those heights", () => {
    const cycle = (maxLr: number): Schedule => take(cyclic({ minLr: 0.01, maxLr, stepsUp: 3, stepsDown: 5 }), 8);
    const listed = cyclic({ minLr: 0.01, maxLr: 0.11, stepsUp: 3, stepsDown: 5, factors: [0.2, 1] });
    const composed = sequence(cycle(0.03), cycle(0.11), constant({ baseLr: 0.01 }));
    expect(rates(listed, 17)).toEqual(rates(composed, 17).map((rate) => expect.closeTo(rate, 15)));
  });
});
