import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import gammaAtTopCheck from "../../../src/lessons/schedules/cyclic/exercises/gamma-at-top/check.js";
import { plots } from "../../../src/lessons/schedules/cyclic/experiments.js";
import { quiz } from "../../../src/lessons/schedules/cyclic/quiz.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise gamma-at-top", () => {
  const first = "the first top";
  const later = "later tops";
  const uneven = "a quick rise and a slow fall";
  const random = "random cycles";
  expectWrongAnswers(gammaAtTopCheck, {
    "at the end of the cycle": {
      answer: (r: number, k: number, u: number, v: number) => r ** (1 / (k * (u + v))),
      loses: [first, later, uneven, random],
      told: /the first top comes after u updates/,
    },
    "decay begins with the second cycle": {
      answer: (r: number, k: number, u: number, v: number) => (k === 1 ? 1 : r ** (1 / ((k - 1) * (u + v)))),
      loses: [first, later, uneven, random],
      told: /gammaAtTop\(0\.9, 1, 100, 100\) must be 0\.998947, got 1\./,
    },
    "the top in the middle": {
      answer: (r: number, k: number, u: number, v: number) => r ** (1 / ((k - 0.5) * (u + v))),
      loses: [first, uneven, random],
      told: /must be 0\.905724/,
    },
    "cycles counted from 0": {
      answer: (r: number, k: number, u: number, v: number) => r ** (1 / (k * (u + v) + u)),
      loses: [first, later, uneven, random],
      told: /γ acts from the first update on/,
    },
    "per cycle, not per update": {
      answer: (r: number, k: number) => r ** (1 / k),
      loses: [first, later, uneven, random],
      told: /got 0\.9\./,
    },
  });
});

const draw = drawer(plots);

describe("the picture", () => {
  const numbers = (values: Record<string, number>): number[] =>
    [...draw("swing", values).sentence.matchAll(/\d+\.\d+/g)].map(([number]) => Number(number));

  test("short cycles end above the constant with the same mean rate, long ones below it", () => {
    const [shortLow, , , constant] = numbers({ half: 10 }) as [number, number, number, number];
    expect(shortLow).toBeGreaterThan(constant);
    const [longLow, , , same] = numbers({ half: 250 }) as [number, number, number, number];
    expect(same).toBe(constant);
    expect(longLow).toBeLessThan(0.85 * constant);
  });

  test("the longer the cycle, the lower its foot and the higher its top", () => {
    const swings = [20, 50, 100, 250].map((half) => numbers({ half }));
    swings.slice(1).forEach(([low, high], i) => {
      expect(low).toBeLessThan(swings[i]?.[0] as number);
      expect(high).toBeGreaterThan(swings[i]?.[1] as number);
    });
  });
});

test("the key of the quiz: the scheduler brings a momentum of 0.9 to an optimizer that has none", () => {
  const { momentum } = replay({ api: "CyclicLR", params: { base_lr: 0.01, max_lr: 0.1, optimizer: "SGD" }, base_lr: 0.1, steps: 3 });
  expect(momentum?.[0]).toBe(0.9);
  expect(quiz[0]?.options.find(({ right }) => right)?.text).toContain("0.9");
});
