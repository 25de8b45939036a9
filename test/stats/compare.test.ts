import fc from "fast-check";
import { compare, holm, pairedInterval, pairedTest, regret, rng, verdict } from "lrlab";
import { describe, expect, test } from "vitest";
import { studentTAbove } from "../../src/stats/studentT.js";
import { refusal } from "../refusal.js";

const results = (n: number, shift = 0) =>
  fc.array(
    fc.double({ min: -10, max: 10, noNaN: true }).map((x) => Math.round(x * 1000) / 1000 + shift),
    { minLength: n, maxLength: n },
  );

describe("studentTAbove", () => {
  /** Γ((df + 1)/2) / Γ(df/2) / √(df·π) from the two start values and Γ(x + 1) = xΓ(x). */
  function density(df: number): (t: number) => number {
    const gamma = (x: number): number => (x === 1 ? 1 : x === 0.5 ? Math.sqrt(Math.PI) : (x - 1) * gamma(x - 1));
    const factor = gamma((df + 1) / 2) / gamma(df / 2) / Math.sqrt(df * Math.PI);
    return (t) => factor * (1 + t ** 2 / df) ** (-(df + 1) / 2);
  }

  test.each([1, 2, 3, 5, 8, 23])("is the integral of the density, %i degrees of freedom", (df) => {
    const f = density(df);
    for (const t of [0, 0.3, 1, 2.5, 7]) {
      const cells = 2000; // Simpson's rule
      const h = t / cells;
      let area = f(0) + f(t);
      for (let i = 1; i < cells; i++) area += (i % 2 === 1 ? 4 : 2) * f(i * h);
      expect(studentTAbove(t, df)).toBeCloseTo(0.5 - (area * h) / 3, 10);
      expect(studentTAbove(-t, df)).toBeCloseTo(0.5 + (area * h) / 3, 10);
    }
  });
});

describe("pairedTest", () => {
  test("Student's own example: extra sleep of ten patients, p = 0.002833", () => {
    // R's t.test(extra ~ group, data = sleep, paired = TRUE): t = -4.0621, df = 9, p-value = 0.002833.
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    expect(pairedTest(first, second).different).toBeCloseTo(0.002833, 6);
  });

  test("p is about the share of sign flips that give as large a mean", () => {
    const { normal } = rng(5);
    const a = Array.from({ length: 12 }, () => 0.5 + normal());
    const flips = 2 ** a.length;
    const sum = Math.abs(a.reduce((total, d) => total + d, 0));
    let asLarge = 0;
    for (let signs = 0; signs < flips; signs++) {
      const flipped = a.reduce((total, d, i) => total + ((signs >> i) & 1 ? -d : d), 0);
      if (Math.abs(flipped) >= sum - 1e-12) asLarge++;
    }
    expect(Math.abs(pairedTest(a, new Array<number>(12).fill(0)).different - asLarge / flips)).toBeLessThan(0.01);
  });

  test("agrees with the intervals: beyond ± smallest at 95 %, within it at 90 %", () => {
    fc.assert(
      fc.property(results(6), results(6), fc.double({ min: 0, max: 5, noNaN: true }), (a, b, smallest) => {
        const { different, equal } = pairedTest(a, b, { smallest });
        fc.pre(Math.abs(different - 0.05) > 1e-9 && Math.abs(equal - 0.05) > 1e-9);
        const [wide, narrow] = [0.95, 0.9].map((level) => pairedInterval(a, b, { level }));
        if (!wide || !narrow) throw new Error("two intervals");
        expect(different < 0.05).toBe(wide.low > smallest || wide.high < -smallest);
        expect(equal < 0.05).toBe(narrow.low >= -smallest && narrow.high <= smallest);
      }),
    );
  });

  test("swapping a and b changes nothing; one pair proves nothing", () => {
    fc.assert(
      fc.property(results(5), results(5), (a, b) => {
        expect(pairedTest(a, b, { smallest: 1 })).toEqual(pairedTest(b, a, { smallest: 1 }));
      }),
    );
    expect(pairedTest([3], [1])).toEqual({ different: 1, equal: 1 });
  });

  test("where there is no spread there is no doubt", () => {
    expect(pairedTest([2, 3], [1, 2])).toEqual({ different: 0, equal: 1 });
    expect(pairedTest([2, 3], [1, 2], { smallest: 1 })).toEqual({ different: 1, equal: 0 });
  });

  test("bad input", () => {
    expect(refusal(() => pairedTest([1, 2], [1]))).toContain("pairedTest: a and b must have one result per seed each, got 2 and 1.");
    expect(refusal(() => pairedTest([1], [1], { smallest: -1 }))).toBe(
      "pairedTest: smallest must be a finite number >= 0, got -1. It is a size, without a sign.",
    );
  });
});

describe("holm", () => {
  const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });

  test("as R's p.adjust has it", () => {
    // p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm"): 0.05 0.08 0.09 0.09 0.09
    expect(holm([0.04, 0.01, 0.05, 0.02, 0.03]).map((p) => Number(p.toFixed(12)))).toEqual([0.09, 0.05, 0.09, 0.08, 0.09]);
  });

  test("rejects what the step-down procedure rejects", () => {
    fc.assert(
      fc.property(pValues, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (ps, alpha) => {
        const order = ps.map((_, i) => i).sort((i, j) => (ps[i] as number) - (ps[j] as number));
        const rejected = new Set<number>();
        for (const [k, i] of order.entries()) {
          if ((ps[i] as number) * (ps.length - k) > alpha) break;
          rejected.add(i);
        }
        expect(holm(ps).map((p) => p <= alpha)).toEqual(ps.map((_, i) => rejected.has(i)));
      }),
    );
  });

  test("never below p, never above m·p or 1", () => {
    fc.assert(
      fc.property(pValues, (ps) => {
        holm(ps).forEach((adjusted, i) => {
          const p = ps[i] as number;
          expect(adjusted >= p && adjusted <= Math.min(1, ps.length * p) + 1e-12).toBe(true);
        });
      }),
    );
    expect(holm([0.3])).toEqual([0.3]);
  });

  test("bad input", () => {
    expect(refusal(() => holm([0.5, 1.5]))).toBe("holm: p-value 1 must be a finite number >= 0 and <= 1, got 1.5. It is a probability.");
    expect(refusal(() => holm([]))).toContain("holm: pValues must be a list of at least one finite number >= 0");
  });
});

describe("regret", () => {
  test("0 for the best, the distance to it for the others", () => {
    expect(regret({ a: 3, b: 1, c: 2 }, { lowerIsBetter: true })).toEqual({ a: 2, b: 0, c: 1 });
    expect(regret({ a: 3, b: 1, c: 2 }, { lowerIsBetter: false })).toEqual({ a: 0, b: 2, c: 1 });
  });

  test("bad input", () => {
    expect(refusal(() => regret({}, { lowerIsBetter: true }))).toContain("regret: there must be a score, got {}.");
    expect(refusal(() => regret({ a: Number.NaN }, { lowerIsBetter: true }))).toContain("regret: the score of a must be a finite number");
    expect(refusal(() => regret({ a: 1 }, {} as never))).toContain("regret: lowerIsBetter must be true or false, got undefined.");
  });
});

describe("compare", () => {
  test("a single comparison says what verdict says of the 95 % and the 90 % interval", () => {
    fc.assert(
      fc.property(results(6), results(6), fc.double({ min: 0, max: 8, noNaN: true }), fc.boolean(), (a, b, smallest, lowerIsBetter) => {
        const { different, equal } = pairedTest(a, b, { smallest });
        fc.pre(Math.abs(different - 0.05) > 1e-9 && Math.abs(equal - 0.05) > 1e-9);
        const { a: said } = compare({ a, b }, { baseline: "b", lowerIsBetter, smallest });
        const narrow = pairedInterval(a, b, { level: 0.9 });
        expect(said?.verdict).toBe(verdict(pairedInterval(a, b), { lowerIsBetter, smallest, equal: narrow }));
      }),
      { numRuns: 300 },
    );
  });

  test("equal is said at 5 %, and the more things there are the surer it has to be", () => {
    const base = [0, 0, 0, 0, 0];
    const spread = [-2, -1, 0, 1, 2]; // its standard error is √½; t with 4 degrees of freedom is above 2.4 in 3.7 %, above 2 in 5.8 %
    const said = (others: Record<string, number[]>, t: number): string[] =>
      Object.values(compare({ base, ...others }, { baseline: "base", lowerIsBetter: true, smallest: t * Math.SQRT1_2 })).map(
        ({ verdict }) => verdict,
      );
    expect(said({ a: spread }, 2)).toEqual(["cannot tell"]);
    expect(said({ a: spread }, 2.4)).toEqual(["equal"]);
    expect(said({ a: spread, b: spread }, 2.4)).toEqual(["cannot tell", "cannot tell"]);
    expect(said({ a: spread, b: spread.map((d) => d / 100) }, 2.4)).toEqual(["equal", "equal"]);
  });

  test("among ten things that are the same, a false word is as rare as with one", () => {
    const { normal } = rng(11);
    const draw = (): number[] => Array.from({ length: 12 }, normal);
    const names = Array.from({ length: 10 }, (_, i) => `shape ${i}`);
    const tables = 400;
    const options = { baseline: "base", lowerIsBetter: true };
    let wrong = 0;
    let wrongAlone = 0;
    for (let i = 0; i < tables; i++) {
      const all = Object.fromEntries([["base", draw()] as const, ...names.map((name) => [name, draw()] as const)]);
      const said = Object.values(compare(all, options));
      if (said.some(({ verdict }) => verdict !== "cannot tell")) wrong++;
      if (said.some(({ difference: { low, high } }) => low > 0 || high < 0)) wrongAlone++;
    }
    expect(wrong / tables).toBeLessThan(0.08);
    expect(wrongAlone / tables).toBeGreaterThan(0.2);
  });

  test("bad input", () => {
    const options = { baseline: "a", lowerIsBetter: true };
    expect(refusal(() => compare({ a: [1] }, options))).toContain("compare: there must be results of at least two things");
    expect(refusal(() => compare({ a: [1], b: [2] }, { ...options, baseline: "c" }))).toBe(
      'compare: baseline must name one of the results, got "c". There are a, b.',
    );
    expect(refusal(() => compare({ a: [1, 2], b: [2] }, options))).toContain("must have one result per seed each");
  });
});
