import { exponential } from "lrlab";
import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import { finalLoss, tune } from "../../../src/lessons/noisyQuadratic.js";
import { endLoss } from "../../../src/lessons/schedules/endLoss.js";
import halfLifeOfCheck from "../../../src/lessons/schedules/exponential/exercises/half-life-of/check.js";
import { plots, tryAll } from "../../../src/lessons/schedules/exponential/experiments.js";
import { quiz } from "../../../src/lessons/schedules/exponential/quiz.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise half-life-of", () => {
  const whole = "whole halvings";
  const parts = "parts of a halving";
  const reversed = "the later line first";
  const still = "a rate that stands still";
  const random = "random decays";
  const halvings = (a: number, b: number) => Math.log2(a / b);
  expectWrongAnswers(halfLifeOfCheck, {
    "the time constant": {
      answer: (t1: number, a: number, t2: number, b: number) => (a === b ? Number.POSITIVE_INFINITY : (t2 - t1) / Math.log(a / b)),
      loses: [whole, parts, reversed, random],
      told: /must be 40, got 57\.7.*three halvings/,
    },
    "a straight line to half": {
      answer: (t1: number, a: number, t2: number, b: number) =>
        a === b ? Number.POSITIVE_INFINITY : ((t2 - t1) * Math.max(a, b)) / (2 * (a - b)),
      loses: [whole, parts, reversed, random],
      told: /halfLifeOf\(100, 0\.08, 160, 0\.01\) must be 20, got 34/,
    },
    "halvings rounded to whole ones": {
      answer: (t1: number, a: number, t2: number, b: number) =>
        a === b ? Number.POSITIVE_INFINITY : (t2 - t1) / Math.round(halvings(a, b)),
      loses: [parts, random],
      told: /by factors, not by amounts/,
    },
    "the size of the time, the sign of the rate": {
      answer: (t1: number, a: number, t2: number, b: number) => (a === b ? Number.POSITIVE_INFINITY : Math.abs(t2 - t1) / halvings(a, b)),
      loses: [reversed],
      told: /must be 20, got -20/,
    },
    "divided by nothing": {
      answer: (t1: number, a: number, t2: number, b: number) => (t2 - t1) / halvings(a, b),
      loses: [still],
      told: /halfLifeOf\(300, 0\.1, 0, 0\.1\) must be Infinity, got -Infinity/,
    },
  });
});

const draw = drawer(plots);

describe("pictures", () => {
  test("the ruler reads 0.95 per epoch", () => {
    expect(draw("ruler").sentence).toBe(
      "At γ = 0.95 per epoch the rate halves every 13.5 epochs. 200 epochs are 14.8 halvings and leave 3.51 × 10⁻⁵ of it. From epoch 90 on, less than a hundredth was left to train with: for 55 % of the run.",
    );
    expect(draw("ruler", { gamma: 0.98, epochs: 100 }).sentence).toContain("All of the run had more than a hundredth");
  });

  test("the loss at the end is that of the whole record", () => {
    const lr = exponential({ baseLr: 0.5, gamma: 0.99 });
    expect(endLoss(lr, 300)).toBeCloseTo(finalLoss(lr, 300), 13);
  });

  test("the search that goes on where it stopped finds what trying every peak finds", () => {
    const { losses } = tryAll(100);
    for (const n of [0, 3, 9, 16]) {
      const all = tune((baseLr) => exponential({ baseLr, gamma: 0.5 ** (n / 100) }), 100);
      expect(losses[n]).toBeCloseTo(all.loss, 12);
    }
  });

  test("the best number of halvings beats the line by more on the longer run, and fifteen lose", () => {
    const best = (updates: string): [number, number] => {
      const sentences = Array.from({ length: 17 }, (_, n) => draw("halvings", { n, updates }).sentence);
      const n = sentences.findIndex((sentence) => sentence.includes("No other whole number"));
      const below = /, ([\d.]+) times below/.exec(sentences[n] ?? "");
      return [n, Number(below?.[1])];
    };
    expect(best("100")).toEqual([4, expect.closeTo(1.01, 2)]);
    expect(best("1000")).toEqual([6, expect.closeTo(1.1, 2)]);
    expect(draw("halvings").sentence).toMatch(/1\.\d+ times above a straight line/);
  });
});

test("what the quiz says of 0.99994: a tenth more is left", () => {
  const updates = 50_000;
  expect((1 - 0.06 / 1000) ** updates / 0.94 ** 50).toBeCloseTo(1.1, 2);
  expect(quiz[0]?.options.find(({ right }) => right)?.text).toBe("0.94^(1/1000)");
  expect(0.94 ** (1 / 1000)).toBeCloseTo(0.99994, 5);
});

test("a factor of zero: gone in PyTorch, no decay in optax", () => {
  expect(replay({ api: "ExponentialLR", params: { gamma: 0 }, base_lr: 1, steps: 3 }).lr).toEqual([1, 0, 0]);
  const optax = { init_value: 1, transition_steps: 2, decay_rate: 0 };
  expect(replay({ api: "exponential_decay", params: optax, base_lr: 1, steps: 3 }).lr).toEqual([1, 1, 1]);
});
