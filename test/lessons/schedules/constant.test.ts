import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import rateForFloorCheck from "../../../src/lessons/schedules/constant/exercises/rate-for-floor/check.js";
import { plots } from "../../../src/lessons/schedules/constant/experiments.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise rate-for-floor", () => {
  const low = "a low floor, where twice the variance is nearly right";
  const high = "a high floor, where it is not";
  const none = "no noise allowed, no rate";
  const random = "random floors";
  expectWrongAnswers(rateForFloorCheck, {
    "the formula for small rates": {
      answer: (v: number, h: number, s: number) => (2 * h * v) / s,
      loses: [high, random],
      told: /collect what has an η/,
    },
    "the floor itself": {
      answer: (v: number, h: number, s: number) => (v * s) / (h * (2 - v * h)),
      loses: [low, high, random],
      told: /about ησ²\/\(2h\)/,
    },
    "h forgotten": {
      answer: (v: number, _h: number, s: number) => (2 * v) / (s + v),
      loses: [high, random],
      told: /rateForFloor\(5, 2, 3\)/,
    },
    "never below a thousandth": {
      answer: (v: number, h: number, s: number) => Math.max(0.001, (2 * h * v) / (s + h * h * v)),
      loses: [none],
      told: /must be 0, got 0\.001/,
    },
  });
});

const draw = drawer(plots);

test("the best constant falls as the run gets longer, and a pick is told by its two parts", () => {
  const bestOf = (horizon: string): number => {
    for (let pick = 0; pick < 40; pick++) {
      const found = /^The best constant for \d+ updates is ([\d.]+):/.exec(draw("choose", { pick, horizon }).sentence);
      if (found) return Number(found[1]);
    }
    throw new Error(`no best constant for ${horizon}`);
  };
  const [short, middle, long] = ["100", "300", "1000"].map(bestOf) as [number, number, number];
  expect(short).toBeGreaterThan(middle);
  expect(middle).toBeGreaterThan(long);
  expect(draw("choose", { pick: 0 }).sentence).toMatch(/Of that, 9\d(\.\d)? % is the start/);
  expect(draw("choose", { pick: 39 }).sentence).toContain("all of that is noise");
});

test("PyTorch's ConstantLR is not constant by default: a third, for five updates", () => {
  const { lr } = replay({ api: "ConstantLR", params: {}, base_lr: 0.3, steps: 8 });
  expect(lr.slice(0, 5).every((rate) => Math.abs(rate - 0.1) < 1e-15)).toBe(true);
  expect(lr.slice(5)).toEqual([0.3, 0.3, 0.3].map((rate) => expect.closeTo(rate, 15)));
});
