import { describe, expect, test } from "vitest";
import lastCycleEndCheck from "../../../src/lessons/schedules/sgdr/exercises/last-cycle-end/check.js";
import { plots } from "../../../src/lessons/schedules/sgdr/experiments.js";
import { quiz } from "../../../src/lessons/schedules/sgdr/quiz.js";
import { warmRestarts } from "../../../src/schedules/families/warmRestarts.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise last-cycle-end", () => {
  const doubling = "cycles that double";
  const equal = "cycles that stay as long as they are";
  const exact = "a budget that ends with a cycle";
  const none = "not even one cycle";
  const random = "random budgets";
  const sum = (c: number, g: number, n: number): number => (c * (g ** n - 1)) / (g - 1);
  expectWrongAnswers(lastCycleEndCheck, {
    "multiples of the first cycle": {
      answer: (budget: number, c: number) => budget - (budget % c),
      loses: [doubling, random],
      told: /must be 70, got 100\. The cycles have c, c·g/,
    },
    "by logarithms, as the libraries count": {
      answer: (budget: number, c: number, g: number) =>
        g === 1 ? c * Math.floor(budget / c) : sum(c, g, Math.floor(Math.log((budget * (g - 1)) / c + 1) / Math.log(g))),
      loses: [exact],
      told: /must be 111, got 11\. The budget itself counts.*2\.9999999999999996/s,
    },
    "divides by g − 1": {
      answer: (budget: number, c: number, g: number) => {
        let n = 0;
        while (sum(c, g, n + 1) <= budget) n++;
        return sum(c, g, n);
      },
      loses: [equal, none, random],
      told: /divides by zero/,
    },
    "stops before the budget": {
      answer: (budget: number, c: number, g: number) => {
        let end = 0;
        for (let length = c; end + length < budget; length *= g) end += length;
        return end;
      },
      loses: [equal, exact, random],
      told: /must be 64, got 56\. .*The cycles end at c, 2c, 3c/,
    },
    "the cycle that has begun counts": {
      answer: (budget: number, c: number, g: number) => {
        let end = 0;
        for (let length = c; end < budget; length *= g) end += length;
        return end;
      },
      loses: [doubling, equal, none, random],
      told: /lastCycleEnd\(100, 10, 2\) must be 70, got 150/,
    },
  });
});

const draw = drawer(plots);

describe("the picture", () => {
  test("restarts win at two of the ends, the single cosine before them and at the last", () => {
    for (const stop of [150, 310]) expect(draw("anytime", { stop }).sentence).toContain("The restarts are ahead");
    for (const stop of [10, 30, 70, 630]) expect(draw("anytime", { stop }).sentence).toContain("The single cosine is ahead");
  });

  test("a few updates after a restart the lead is gone", () => {
    expect(draw("anytime", { stop: 330 }).sentence).toMatch(/20 updates after restart 5, .* The single cosine is ahead by 1\.5\d times\.$/);
  });
});

test("the key of the quiz", () => {
  expect(warmRestarts({ baseLr: 0.1, cycleSteps: 10, growth: 2 })(99)).toBeCloseTo(0.071, 3);
  expect(quiz[0]?.options.find(({ right }) => right)?.text).toContain("0.07");
});
