import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LateRule, latePenalty, lateSentence, noLateRule } from "../../src/grading/lateRule.js";

const day = 86_400;
const rule: LateRule = { graceMinutes: 15, percentPerDay: 10, days: "started", percentAtMost: 40, lastDay: 7 };

const rules: fc.Arbitrary<LateRule> = fc.record({
  graceMinutes: fc.integer({ min: 0, max: 3000 }),
  percentPerDay: fc.double({ min: 0, max: 100, noNaN: true }),
  days: fc.constantFrom("started", "proportional"),
  percentAtMost: fc.double({ min: 0, max: 100, noNaN: true }),
  lastDay: fc.option(fc.integer({ min: 1, max: 30 })),
});
const seconds = fc.integer({ min: -40 * day, max: 40 * day });
const points = fc.double({ min: 0, max: 1000, noNaN: true });

describe("the late rule", () => {
  test.each([
    [-1, 0],
    [0, 0],
    [15 * 60, 0],
    [15 * 60 + 1, 2],
    [day, 2],
    [day + 1, 4],
    [4 * day, 8],
    [6.5 * day, 8],
    [7 * day, 8],
    [7 * day + 1, 20],
  ])("%d seconds after the due date cost %d of 20 points", (late, cost) => {
    expect(latePenalty({ seconds: late, points: 20, rule })).toBeCloseTo(cost, 12);
  });

  test("by the second, half a day costs half of a day", () => {
    expect(latePenalty({ seconds: day / 2, points: 20, rule: { ...rule, days: "proportional" } })).toBeCloseTo(1, 12);
  });

  test("never falls with time, never costs more than there is, nothing in time", () => {
    fc.assert(
      fc.property(rules, points, seconds, seconds, (any, won, a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        const [cheap, dear] = [early, late].map((at) => latePenalty({ seconds: at, points: won, rule: any })) as [number, number];
        expect(cheap).toBeLessThanOrEqual(dear);
        expect(cheap).toBeGreaterThanOrEqual(0);
        expect(dear).toBeLessThanOrEqual(won);
        if (early <= Math.max(any.graceMinutes * 60, 0)) expect(cheap).toBe(0);
      }),
    );
  });

  test("a day begun never costs less than by the second, and they agree at whole days", () => {
    fc.assert(
      fc.property(rules, points, seconds, fc.integer({ min: 1, max: 30 }), (any, won, at, whole) => {
        const cost = (days: LateRule["days"], late: number): number => latePenalty({ seconds: late, points: won, rule: { ...any, days } });
        expect(cost("started", at)).toBeGreaterThanOrEqual(cost("proportional", at));
        expect(cost("started", whole * day)).toBe(cost("proportional", whole * day));
      }),
    );
  });

  test("no rule costs nothing", () => {
    fc.assert(fc.property(points, seconds, (won, at) => latePenalty({ seconds: at, points: won, rule: noLateRule }) === 0));
  });

  test("refuses what is no number", () => {
    expect(() => latePenalty({ seconds: Number.NaN, points: 1, rule })).toThrow("latePenalty: seconds must be a finite number, got NaN.");
    expect(() => latePenalty({ seconds: 1, points: -1, rule })).toThrow("latePenalty: points must be a number from 0 up, got -1.");
  });

  test("says itself in words", () => {
    expect(lateSentence(rule)).toBe(
      "Up to 15 minutes late is in time. After that, each day begun costs 10\u00a0% of what you won, at most 40\u00a0%. What comes more than 7 days late counts as 0.",
    );
    expect(lateSentence({ ...rule, graceMinutes: 0, lastDay: 1 })).toBe(
      "Late, each day begun costs 10\u00a0% of what you won, at most 40\u00a0%. What comes more than 1 day late counts as 0.",
    );
    expect(lateSentence(noLateRule)).toBe("Being late costs nothing.");
  });
});
