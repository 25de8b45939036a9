import fc from "fast-check";
import { type Rng, type RngState, rng } from "lrlab";
import { describe, expect, test } from "vitest";
import { refusal } from "../refusal.js";

const draws = (n: number, draw: () => number): number[] => Array.from({ length: n }, draw);
const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
const correlation = (a: readonly number[], b: readonly number[]): number => {
  const [ma, mb] = [mean(a), mean(b)];
  const product = mean(a.map((x, i) => (x - ma) * ((b[i] as number) - mb)));
  return product / Math.sqrt(mean(a.map((x) => (x - ma) ** 2)) * mean(b.map((x) => (x - mb) ** 2)));
};
/** Sum of (count − expected)²/expected over equally likely bins. */
const chiSquare = (bins: readonly number[], n: number, k: number): number => {
  const counts = new Array<number>(k).fill(0);
  for (const bin of bins) counts[bin] = (counts[bin] as number) + 1;
  return counts.reduce((sum, count) => sum + (count - n / k) ** 2 / (n / k), 0);
};

describe("the same numbers everywhere", () => {
  test("the generator is xoshiro128**: from the words 1, 2, 3, 4 its published first outputs", () => {
    const state: RngState = { kind: "rng", version: 1, key: [0, 0], words: [1, 2, 3, 4], spare: null };
    const { next } = rng(state);
    expect(draws(4, next).map((x) => x * 2 ** 32)).toEqual([11520, 0, 5927040, 70819200]);
  });

  // From an independent transcription in Python, seeding included.
  test.each([
    [0, [1660226291, 3865250346, 1664944193, 710884277, 4256735910]],
    [1, [3106175333, 1746101321, 1527263967, 1925989205, 1601623818]],
    [7, [3431082812, 181782059, 3172997444, 3975275604, 2201795800]],
    [2 ** 40 + 3, [3428509402, 522245376, 1526562549, 2454921100, 1785711241]],
  ])("seed %i", (seed, expected) => {
    const { next } = rng(seed);
    expect(draws(5, next).map((x) => x * 2 ** 32)).toEqual(expected);
  });

  test("normals, from the same transcription", () => {
    const expected = [
      -0.14452500641345978, 0.21227876842021942, 0.6418900489807129, 0.38450708985328674, 1.5766613483428955, 0.5562090873718262,
    ];
    expect(draws(6, rng(1).normal)).toEqual(expected);
  });

  test("every normal is a 32-bit float", () => {
    for (const z of draws(1000, rng(3).normal)) expect(Math.fround(z)).toBe(z);
  });
});

describe("quality", () => {
  const n = 100_000;

  test.each([1, 2, 3])("uniform numbers have the moments of a uniform (seed %i)", (seed) => {
    const xs = draws(n, rng(seed).next);
    expect(Math.min(...xs.slice(0, 1000))).toBeGreaterThanOrEqual(0);
    expect(xs.every((x) => x >= 0 && x < 1)).toBe(true);
    // Four standard errors: those of the mean and of the variance of a uniform.
    expect(Math.abs(mean(xs) - 1 / 2)).toBeLessThan(4 / Math.sqrt(12 * n));
    expect(Math.abs(mean(xs.map((x) => (x - 0.5) ** 2)) - 1 / 12)).toBeLessThan(4 / Math.sqrt(180 * n));
  });

  test.each([1, 2, 3])("normals have the moments of a normal (seed %i)", (seed) => {
    const zs = draws(n, rng(seed).normal);
    const moment = (k: number): number => mean(zs.map((z) => z ** k));
    expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / n));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
  });

  // 0.9999 quantiles of chi-square with 99 and with 6 degrees of freedom.
  test.each([1, 2, 3, 4])("chi-square of bins and of small whole numbers (seed %i)", (seed) => {
    const stream = rng(seed);
    expect(
      chiSquare(
        draws(n, () => Math.floor(stream.next() * 100)),
        n,
        100,
      ),
    ).toBeLessThan(161.3);
    expect(
      chiSquare(
        draws(n, () => stream.int(7)),
        n,
        7,
      ),
    ).toBeLessThan(27.9);
  });

  test("the lowest bits are as even as the highest", () => {
    const { next } = rng(11);
    const low = draws(n, () => (next() * 2 ** 32) % 2);
    expect(Math.abs(mean(low) - 0.5)).toBeLessThan(2 / Math.sqrt(n));
  });

  const pairs: [string, () => [Rng, Rng]][] = [
    ["neighbouring seeds", () => [rng(1), rng(2)]],
    ["seeds that differ in the high half", () => [rng(1), rng(1 + 2 ** 32)]],
    ["a stream and its split", () => [rng(1), rng(1).split("noise")]],
    ["two splits", () => [rng(1).split("noise"), rng(1).split("data")]],
    ["numbered splits", () => [rng(1).split(0), rng(1).split(1)]],
    ["a number and its text", () => [rng(1).split(1), rng(1).split("1")]],
    ["the same split of neighbours", () => [rng(1).split("noise"), rng(2).split("noise")]],
  ];
  test.each(pairs)("uncorrelated: %s, also one draw apart", (_, make) => {
    const [a, b] = make().map(({ next }) => draws(20_001, next)) as [number[], number[]];
    expect(Math.abs(correlation(a.slice(1), b.slice(1)))).toBeLessThan(4 / Math.sqrt(20_000));
    expect(Math.abs(correlation(a.slice(1), b.slice(0, -1)))).toBeLessThan(4 / Math.sqrt(20_000));
    expect(Math.abs(correlation(a.slice(1), a.slice(0, -1)))).toBeLessThan(4 / Math.sqrt(20_000));
  });
});

describe("streams", () => {
  test("int(1) is 0, and int stays below n", () => {
    fc.assert(fc.property(fc.nat(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, n) => rng(seed).int(n) < n));
    expect(rng(1).int(1)).toBe(0);
  });

  test("no number is likelier than another, also where n does not divide 2³²", () => {
    const n = 3 * 2 ** 30;
    const { int } = rng(9);
    const mean = draws(20_000, () => int(n)).reduce((sum, x) => sum + x, 0) / 20_000;
    // Taking the remainder alone would make the lower third twice as likely, and the mean 0.42 n.
    expect(Math.abs(mean / n - 0.5)).toBeLessThan(4 / Math.sqrt(12 * 20_000));
  });

  test("a split hangs on the seed and the label, not on what was drawn before", () => {
    const used = rng(5);
    draws(17, used.normal);
    expect(draws(3, used.split("a").next)).toEqual(draws(3, rng(5).split("a").next));
    expect(rng(5).split("a").split("b").next()).not.toBe(rng(5).split("b").split("a").next());
  });

  test("a saved state resumes exactly, through JSON, in the middle of a pair of normals", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat(20), (seed, before) => {
        const stream = rng(seed);
        draws(before, stream.normal);
        const copy = rng(JSON.parse(JSON.stringify(stream.state())));
        expect(draws(5, copy.normal)).toEqual(draws(5, stream.normal));
        expect(copy.split("x").next()).toBe(stream.split("x").next());
      }),
    );
  });
});

test("bad input", () => {
  expect(refusal(() => rng(1.5))).toBe("rng: seed must be a whole number >= 0, got 1.5. Any whole number will do, such as 1.");
  expect(refusal(() => rng(-1))).toBe("rng: seed must be a whole number >= 0, got -1. Any whole number will do, such as 1.");
  expect(refusal(() => rng(Number.NaN))).toContain("got NaN");
  expect(refusal(() => rng("1" as never))).toContain('got "1"');
  expect(refusal(() => rng({ ...rng(1).state(), version: 2 as never }))).toMatch(
    /^rng: a saved state must be what state\(\) returned, got /,
  );
  expect(refusal(() => rng({ ...rng(1).state(), words: [0, 0, 0, 0] }))).toContain("a saved state must be");
  expect(refusal(() => rng({ ...rng(1).state(), words: [1, 2, 3, -4] }))).toContain("a saved state must be");
  expect(refusal(() => rng(1).int(0))).toBe("rng.int: n must be a whole number from 1 to 2^32, got 0. int(6) is a number from 0 to 5.");
  expect(refusal(() => rng(1).split(0.5))).toBe(
    'rng.split: label must be a text or a whole number, got 0.5. Name the stream: split("noise").',
  );
});
