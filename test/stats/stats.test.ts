import fc from "fast-check";
import { pairedInterval, rng, studentTQuantile, verdict } from "lrlab";
import { describe, expect, test } from "vitest";
import { refusal } from "../refusal.js";

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });

describe("studentTQuantile", () => {
  // scipy.stats.t.ppf.
  test.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 2, 4.302652729749462],
    [0.975, 5, 2.5705818356363146],
    [0.995, 3, 5.840909309733355],
    [0.975, 23, 2.0686576104190486],
    [0.95, 10, 1.8124611228116756],
    [0.975, 1000, 1.9623390808264083],
    [0.9999, 7, 7.063432828157639],
  ])("p = %d, df = %i: %d", (p, df, expected) => {
    expect(Math.abs(studentTQuantile(p, df) / expected - 1)).toBeLessThan(1e-11);
  });

  test("one and two degrees of freedom have closed forms", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (p) => {
        const cauchy = Math.tan(Math.PI * (p - 0.5));
        const two = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
        expect(Math.abs(studentTQuantile(p, 1) - cauchy)).toBeLessThan(1e-9 * Math.max(1, Math.abs(cauchy)));
        expect(Math.abs(studentTQuantile(p, 2) - two)).toBeLessThan(1e-9 * Math.max(1, Math.abs(two)));
      }),
    );
  });

  test("odd about the median, rising in p, and nearer the normal's 1.96 with every degree of freedom", () => {
    expect(studentTQuantile(0.5, 4)).toBe(0);
    expect(studentTQuantile(0.25, 4)).toBe(-studentTQuantile(0.75, 4));
    for (let df = 1; df < 60; df++) {
      expect(studentTQuantile(0.975, df)).toBeGreaterThan(studentTQuantile(0.975, df + 1));
      expect(studentTQuantile(0.975, df)).toBeGreaterThan(studentTQuantile(0.97, df));
      expect(studentTQuantile(0.975, df)).toBeGreaterThan(1.95996);
    }
  });

  test("bad input", () => {
    expect(refusal(() => studentTQuantile(1, 3))).toBe(
      "studentTQuantile: p must be a finite number > 0 and < 1, got 1. For a 95 % interval ask for 0.975.",
    );
    expect(refusal(() => studentTQuantile(0.9, 0))).toBe(
      "studentTQuantile: df must be a whole number >= 1 and <= 1000000, got 0. It is the number of pairs less one.",
    );
    expect(refusal(() => studentTQuantile(0.9, 2.5))).toContain("got 2.5");
  });
});

describe("pairedInterval", () => {
  test("a worked example: differences 1, 2, 3, 4, 5", () => {
    // mean 3, sd √2.5, t(.975, 4) = 2.7764451051977987: 3 ± 2.7764… · √2.5/√5.
    const { mean, low, high, n, level } = pairedInterval([2, 4, 6, 8, 10], [1, 2, 3, 4, 5]);
    expect([mean, n, level]).toEqual([3, 5, 0.95]);
    expect(high - 3).toBeCloseTo(2.7764451051977987 / Math.SQRT2, 12);
    expect(3 - low).toBeCloseTo(high - 3, 15);
  });

  test("swapping a and b changes the signs and nothing else, bit for bit", () => {
    fc.assert(
      fc.property(values, values, (long, short) => {
        const n = Math.min(long.length, short.length);
        const [a, b] = [long.slice(0, n), short.slice(0, n)];
        const [forth, back] = [pairedInterval(a, b), pairedInterval(b, a)];
        expect(back.mean === -forth.mean && back.low === -forth.high && back.high === -forth.low).toBe(true);
      }),
    );
  });

  test("one pair says nothing about the spread; equal pairs leave no doubt", () => {
    expect(pairedInterval([1], [3])).toEqual({
      mean: -2,
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
      n: 1,
      level: 0.95,
    });
    expect(pairedInterval([2, 3], [1, 2])).toMatchObject({ mean: 1, low: 1, high: 1 });
  });

  test("a 95 % interval holds the truth in about 95 of 100 experiments, a 50 % one in about half", () => {
    const { normal } = rng(3);
    const experiments = 2000;
    for (const level of [0.95, 0.5]) {
      let held = 0;
      for (let i = 0; i < experiments; i++) {
        const a = Array.from({ length: 6 }, () => 0.7 + normal());
        const { low, high } = pairedInterval(a, new Array<number>(6).fill(0), { level });
        if (low <= 0.7 && 0.7 <= high) held++;
      }
      expect(Math.abs(held / experiments - level)).toBeLessThan(4 * Math.sqrt((level * (1 - level)) / experiments));
    }
  });

  test("what pairs share cancels", () => {
    const shared = [5, -3, 8, 0];
    const noise = [0.1, 0.2, 0.15, 0.12];
    const apart = pairedInterval(
      shared.map((x, i) => x + (noise[i] as number)),
      shared,
    );
    expect(apart.high - apart.low).toBeLessThan(0.15);
  });

  test("bad input", () => {
    expect(refusal(() => pairedInterval([1, 2], [1]))).toBe(
      "pairedInterval: a and b must have one result per seed each, got 2 and 1. Run the missing seeds.",
    );
    expect(refusal(() => pairedInterval([], []))).toBe(
      "pairedInterval: a must be a list of at least one finite number, got []. Write it as [1, 0.5].",
    );
    expect(refusal(() => pairedInterval([1, Number.NaN], [1, 2]))).toContain("Entry 1 is NaN.");
    expect(refusal(() => pairedInterval([1], [1], { level: 95 }))).toBe(
      "pairedInterval: level must be a finite number > 0 and < 1, got 95. Write 0.95 for 95 %.",
    );
    expect(refusal(() => pairedInterval([1], [1], { confidence: 0.9 } as never))).toBe(
      "pairedInterval: unknown parameter confidence. It takes level.",
    );
  });
});

describe("verdict", () => {
  const lower = { lowerIsBetter: true, smallest: 0.02 };
  test.each([
    [-0.2, -0.05, "better"],
    [0.05, 0.2, "worse"],
    [-0.01, 0.02, "equal"],
    [-0.02, 0.02, "equal"],
    [-0.1, -0.02, "cannot tell"],
    [-0.1, 0.1, "cannot tell"],
    [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, "cannot tell"],
  ])("a loss difference from %d to %d: %s", (low, high, expected) => {
    expect(verdict({ low, high }, lower)).toBe(expected);
  });

  test("where higher is better the words change places; swapping the runs does too", () => {
    const swapped = { better: "worse", worse: "better", equal: "equal", "cannot tell": "cannot tell" };
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        (low, width, smallest) => {
          const interval = { low, high: low + width };
          const said = verdict(interval, { lowerIsBetter: true, smallest });
          expect(verdict(interval, { lowerIsBetter: false, smallest })).toBe(swapped[said]);
          expect(verdict({ low: -interval.high, high: -interval.low }, { lowerIsBetter: true, smallest })).toBe(swapped[said]);
        },
      ),
    );
  });

  test("without a smallest difference only no difference at all is equal", () => {
    expect(verdict({ low: 0, high: 0 }, { lowerIsBetter: true })).toBe("equal");
    expect(verdict({ low: -1e-9, high: 0 }, { lowerIsBetter: true })).toBe("cannot tell");
    expect(verdict({ low: -2, high: -1e-9 }, { lowerIsBetter: true })).toBe("better");
  });

  test("the 90 % interval decides equal, and nothing else", () => {
    const equal = { low: -0.01, high: 0.015 };
    expect(verdict({ low: -0.015, high: 0.021 }, lower)).toBe("cannot tell");
    expect(verdict({ low: -0.015, high: 0.021 }, { ...lower, equal })).toBe("equal");
    expect(verdict({ low: 0.03, high: 0.05 }, { ...lower, equal: { low: 0.01, high: 0.02 } })).toBe("worse");
  });

  test("bad input", () => {
    expect(refusal(() => verdict({ low: 0, high: 1 }, { ...lower, equal: { low: 1, high: 0 } }))).toBe(
      'verdict: equal must have numbers low <= high, got {"low":1,"high":0}. Pass what pairedInterval returned.',
    );
    expect(refusal(() => verdict({ low: 1, high: 0 }, { lowerIsBetter: true }))).toBe(
      'verdict: the interval must have numbers low <= high, got {"low":1,"high":0}. Pass what pairedInterval returned.',
    );
    expect(refusal(() => verdict({ low: Number.NaN, high: 0 }, { lowerIsBetter: true }))).toContain("low <= high");
    expect(refusal(() => verdict({ low: 0, high: 1 }, {} as never))).toBe(
      "verdict: lowerIsBetter must be true or false, got undefined. Say true for a loss, false for an accuracy.",
    );
    expect(refusal(() => verdict({ low: 0, high: 1 }, { lowerIsBetter: true, smallest: -1 }))).toContain(
      "smallest must be a finite number >= 0, got -1",
    );
  });
});
