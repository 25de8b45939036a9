import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import kHoldingCheck from "../../../src/lessons/schedules/k-decay/exercises/k-holding/check.js";
import { plots } from "../../../src/lessons/schedules/k-decay/experiments.js";
import { quiz } from "../../../src/lessons/schedules/k-decay/quiz.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise k-holding", () => {
  const middle = "the middle: half left at half";
  const half = "half left, later and earlier";
  const tenths = "nine tenths left at half";
  const random = "random readings";
  const shows = (left: number): number => Math.acos(2 * left - 1) / Math.PI;
  expectWrongAnswers(kHoldingCheck, {
    "a straight line instead of a cosine": {
      answer: (left: number, u: number) => Math.log(1 - left) / Math.log(u),
      loses: [tenths, random],
      told: /kHolding\(0\.9, 0\.5\) must be 2\.28\d+, got 3\.32\d+\. First the cosine, backwards/,
    },
    "a factor instead of an exponent": {
      answer: (left: number, u: number) => shows(left) / u,
      loses: [half, tenths, random],
      told: /u to the power k is ½/,
    },
    "the logarithms exchanged": {
      answer: (left: number, u: number) => Math.log(u) / Math.log(shows(left)),
      loses: [half, tenths, random],
      told: /must be 2\.40\d+, got 0\.41\d+/,
    },
    "the quarter wave": {
      answer: (left: number, u: number) => Math.log((2 * Math.acos(left)) / Math.PI) / Math.log(u),
      loses: [middle, half, tenths, random],
      told: /must be 1, got 0\.58\d+\. A plain cosine/,
    },
  });
});

const draw = drawer(plots);

describe("pictures", () => {
  test("at k = 2 the clock shows a quarter when half of the run has passed", () => {
    expect(draw("clock").sentence).toBe("When half of the run has passed the clock shows 25 %, and 85.4 % of the rate is left.");
    expect(draw("clock", { k: 1, base: "linear" }).sentence).toContain("50 % of the rate is left. That is the decay as it came.");
  });

  test("the best k falls as the run gets longer, for both shapes", () => {
    const best = (horizon: string, base: string): number => {
      const { sentence } = draw("best-k", { horizon, base });
      return Number(/k = ([\d.]+),? /.exec(sentence)?.[1]);
    };
    expect(["10", "30", "100", "300"].map((horizon) => best(horizon, "cosine"))).toEqual([3, 2, 1.4, 1]);
    const line = ["10", "30", "100", "300"].map((horizon) => best(horizon, "linear"));
    expect(line).toEqual([...line].sort((a, b) => b - a));
    expect(line.at(-1)).toBeLessThan(0.5);
    expect(draw("best-k", { horizon: "300" }).sentence).toMatch(
      /k = 1, the decay as it came, is best\. With k = 5 the loss is 1\d % higher/,
    );
  });
});

describe("timm", () => {
  test("the plain cosine never reaches its peak after a warmup; with k = 3 nearly", () => {
    const top = (k_decay: number): number =>
      Math.max(...replay({ api: "CosineLRScheduler", params: { t_initial: 20, warmup_t: 5, k_decay }, base_lr: 0.1, steps: 20 }).lr);
    expect(top(1)).toBeLessThan(0.086);
    expect(top(3)).toBeGreaterThan(0.0999);
  });

  test("the key of the quiz: the default power is a half", () => {
    const { lr } = replay({ api: "PolyLRScheduler", params: { t_initial: 100 }, base_lr: 1, steps: 51 });
    expect(lr[50]).toBeCloseTo(Math.SQRT1_2, 12);
    expect(quiz[0]?.options.find(({ right }) => right)?.text).toBe("71 %");
  });
});
