import fc from "fast-check";
import { scaleLr } from "lrlab";
import { describe, expect, test } from "vitest";

const batch = fc.integer({ min: 1, max: 100_000 });
const rate = fc.double({ min: 1e-5, max: 1, noNaN: true });
const anyRule = fc.oneof(
  fc.constantFrom({ rule: "linear" as const }, { rule: "sqrt" as const }),
  batch.map((criticalBatch) => ({ rule: "saturating" as const, criticalBatch })),
);
const relative = (a: number, b: number): number => Math.abs(a - b) / b;

describe("scaleLr", () => {
  test("changes nothing at the same size, goes there and back, and in one jump as in two", () => {
    fc.assert(
      fc.property(rate, batch, batch, batch, anyRule, (lr, a, b, c, rule) => {
        const go = (lr: number, from: number, to: number): number => scaleLr({ lr, from, to, ...rule });
        expect(go(lr, a, a)).toBe(lr);
        expect(relative(go(go(lr, a, b), b, a), lr)).toBeLessThan(1e-14);
        expect(relative(go(go(lr, a, b), b, c), go(lr, a, c))).toBeLessThan(1e-14);
      }),
    );
  });

  test("saturating is linear far below the critical batch and flat far above it, and below linear everywhere", () => {
    const at = (from: number, to: number): number => scaleLr({ lr: 1, from, to, rule: "saturating", criticalBatch: 1e6 });
    expect(at(1, 32)).toBeCloseTo(32, 2);
    expect(at(1e9, 32e9)).toBeCloseTo(1, 2);
    fc.assert(
      fc.property(batch, batch, (from, more) => {
        expect(at(from, from + more)).toBeLessThanOrEqual(scaleLr({ lr: 1, from, to: from + more, rule: "linear" }));
      }),
    );
  });

  // McCandlish et al.: the best rate is η_max / (1 + B_c / B), so at B = B_c it is half of what it can ever be.
  test("is half of its largest at the critical batch", () => {
    expect(scaleLr({ lr: 1, from: 500, to: 1e15, rule: "saturating", criticalBatch: 500 })).toBeCloseTo(2, 9);
  });

  // Goyal et al., 2017: 0.1 for 256 images becomes 3.2 for 8192.
  test("gives the rates that papers used", () => {
    expect(scaleLr({ lr: 0.1, from: 256, to: 8192, rule: "linear" })).toBeCloseTo(3.2, 14);
    expect(scaleLr({ lr: 3e-4, from: 256, to: 4096, rule: "sqrt" })).toBeCloseTo(1.2e-3, 16);
  });
});

const bad = (value: unknown) => value as never;

test.each<[() => unknown, string]>([
  [
    () => scaleLr({ lr: 0.1, from: 256, to: 512, rule: bad("log") }),
    'scaleLr: rule must be one of "linear", "sqrt", "saturating", got "log". Begin with linear for SGD, with sqrt for Adam.',
  ],
  [
    () => scaleLr({ lr: 0.1, from: 256, to: 512, rule: "saturating" }),
    "scaleLr: criticalBatch must be a finite number >= 1, got undefined. Measure it as the gradient noise scale.",
  ],
  [
    () => scaleLr({ lr: 0.1, from: 256, to: 512, rule: "linear", criticalBatch: 1000 }),
    'scaleLr: criticalBatch must come with rule "saturating", got 1000. The other rules have no bend; leave it out.',
  ],
  [
    () => scaleLr({ lr: 0.1, from: 0, to: 512, rule: "linear" }),
    "scaleLr: from must be a whole number >= 1, got 0. It counts samples behind one update.",
  ],
  [
    () => scaleLr({ lr: 1e308, from: 1, to: 1000, rule: "linear" }),
    "scaleLr: the rate must be finite, got Infinity. Check lr, from and to.",
  ],
])("%o says what is wrong", (run, message) => {
  expect(run).toThrow(new RangeError(message));
});
