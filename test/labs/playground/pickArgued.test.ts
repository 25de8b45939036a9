import { mlp, rangeTest, sgd, spirals } from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { pickArgued } from "../../../src/labs/playground/pickArgued.js";
import { rangePickFigure } from "../../../src/labs/playground/rangePickFigure.js";

/** A test with the losses given, at rates that double. */
const made = (losses: readonly number[], interval: { low: number; high: number } | null, stopped: null | "rising" = null) => ({
  rates: losses.map((_, i) => 2 ** (i - 10)),
  losses,
  smoothed: losses,
  spacing: "exponential" as const,
  interval,
  stopped,
  sentence: "The loss did what it did.",
});
const hill = [10, 10, 10, 9.5, 8.5, 6, 3, 2, 1.5, 1, 4, 20];
const at = (i: number): number => 2 ** (i - 10);

describe("a clear test", () => {
  const pick = pickArgued(made(hill, { low: at(3), high: at(9) }, "rising"));

  test("takes half of the brink", () => expect(pick.rate).toBe(0.25));

  test("the other rules read what can be read by hand", () => {
    expect(pick.rules.map(({ rule, rate, side }) => [rule, rate, side])).toEqual([
      ["steepest", at(5), "inside"], // from 8.5 to 3 around it
      ["lowest / 10", at(9) / 10, "inside"],
      ["valley", at(4), "inside"], // eight losses fall, the last at 9: from 1 on, 2 (a third of 8) and 1 (half of that)
    ]);
  });

  test("argues with its numbers", () => {
    expect(pick.sentence).toBe(
      "Begin with 0.25. It stays a factor of two away from the brink at 0.5 and above 0.0078, from where the loss begins to fall. Other rules read this same curve as anything from 0.016 to 0.05, a factor of 3.2: compare short runs at a third, once and three times the rate before you trust any.",
    );
  });

  test("its picture holds our pick and the rules, where they are on the curve", () => {
    const marks = rangePickFigure(made(hill, { low: at(3), high: at(9) }), pick).data.panels[0]?.marks ?? [];
    expect(marks.map(({ x, y, label, role }) => [x, y, label, role])).toEqual([
      [at(5), 6, "steepest", "theory"],
      [0.05, 3, "lowest / 10", "theory"],
      [at(4), 8.5, "valley", "theory"],
      [0.25, 1.5, "our pick", "rate"],
    ]);
  });
});

test("without an answer there is no pick, and the test's own sentence says what to do", () => {
  const pick = pickArgued(made(hill, null));
  expect([pick.rate, pick.sentence]).toEqual([null, "No rate can be argued for. The loss did what it did."]);
  expect(pick.rules.every(({ side }) => side === null)).toBe(true);
});

test("a pick below the rates that moved the loss is not praised", () => {
  expect(pickArgued(made(hill, { low: at(9) * 0.9, high: at(9) })).sentence).toContain("the test says little");
});

describe("a net that learns its examples by heart on the way", () => {
  const fallsTo = (end: number) => made([10, 10, 8, 4, 2, end, end * 0.9, end * 0.8, end * 0.7, 20], { low: at(2), high: at(8) });

  test("leaves the higher rates untested, which is said with the rate from which on", () => {
    expect(pickArgued(fallsTo(0.49)).sentence).toContain(
      " From 0.031 on the loss was below a twentieth of its start: little was left to learn",
    );
  });

  test("is not claimed of one that has a twentieth left", () => {
    expect(pickArgued(fallsTo(0.5 / 0.7)).sentence).not.toContain("hardly tested");
  });
});

test("no losses, no rules", () => {
  expect(pickArgued(made([], null))).toEqual({ rate: null, rules: [], sentence: "No rate can be argued for. The loss did what it did." });
});

test("a real test gives a rate of its interval, of two digits", () => {
  const net = mlp([2, 32, 32, 2], { act: "tanh", seed: 1 });
  const { interval, ...test } = rangeTest({ net, problem: spirals(), optimizer: sgd(net, { momentum: 0.9 }), batch: 32, steps: 400 });
  const { rate, rules } = pickArgued({ interval, ...test });
  expect(rate).toBe(Number(((interval?.high as number) / 2).toPrecision(2)));
  expect(rules.length).toBe(3);
});
