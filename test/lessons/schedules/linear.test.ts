import { linear } from "lrlab";
import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import planOfCheck from "../../../src/lessons/schedules/linear/exercises/plan-of/check.js";
import { plots } from "../../../src/lessons/schedules/linear/experiments.js";
import { quiz } from "../../../src/lessons/schedules/linear/quiz.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

const plan = (t1: number, lr1: number, t2: number, lr2: number): [number, number] => {
  const fall = (lr1 - lr2) / (t2 - t1);
  return [lr1 + fall * t1, (lr1 + fall * t1) / fall];
};

describe("exercise plan-of", () => {
  const first = "the first update and one more";
  const middle = "two updates in the middle";
  const later = "the later one first";
  const random = "random plans";
  expectWrongAnswers(planOfCheck, {
    "the first point taken for the start": {
      answer: (t1: number, lr1: number, t2: number, lr2: number) => [lr1, Math.round((lr1 * (t2 - t1)) / (lr1 - lr2))],
      loses: [middle, later, random],
      told: /does not pass through update 20\. Go back from t1/,
    },
    "the length from t1 on": {
      answer: (t1: number, lr1: number, t2: number, lr2: number) => {
        const [baseLr, T] = plan(t1, lr1, t2, lr2);
        return [baseLr, Math.round(T) - t1];
      },
      loses: [middle, later, random],
      told: /does not pass/,
    },
    "one update short": {
      answer: (t1: number, lr1: number, t2: number, lr2: number) => {
        const [baseLr, T] = plan(t1, lr1, t2, lr2);
        return [baseLr, Math.round(T) - 1];
      },
      loses: [first, middle, later, random],
      told: /does not pass through update 50/,
    },
    "the order taken for granted": {
      answer: (t1: number, lr1: number, t2: number, lr2: number) => {
        const fall = (lr1 - lr2) / Math.abs(t2 - t1);
        return [lr1 + fall * t1, Math.round((lr1 + fall * t1) / fall)];
      },
      loses: [later],
      told: /must be \[baseLr, totalSteps\]|does not pass/,
    },
  });
});

test("stopping half-way costs about one and a half times the loss, running to the end nothing", () => {
  const draw = drawer(plots);
  expect(draw("stop").sentence).toMatch(/^Stopped after 500 of 1000 updates, with 50 % of the rate left.*: 1\.5\d times lower\.$/);
  expect(draw("stop", { at: 900 }).sentence).toMatch(/: 1\.07 times lower\.$/);
  expect(draw("stop", { at: 1000 }).sentence).toContain("Run to its end, the line ends at a loss of 0.076");
});

describe("what the page says of defaults", () => {
  test("PyTorch's LinearLR rises, Keras' end rate is 1e-4 whatever the start", () => {
    const torch = replay({ api: "LinearLR", params: {}, base_lr: 0.3, steps: 7 }).lr;
    expect(torch[0]).toBeCloseTo(0.1, 12);
    expect(torch[5]).toBeCloseTo(0.3, 12);
    const keras = replay({ api: "PolynomialDecay", params: { initial_learning_rate: 5e-5, decay_steps: 5 }, base_lr: 5e-5, steps: 7 }).lr;
    expect(keras[5]).toBeCloseTo(1e-4, 12);
  });

  test("the key of the quiz: the last of ten epochs", () => {
    expect(linear({ baseLr: 0.1, totalSteps: 10 })(9)).toBeCloseTo(0.01, 12);
    expect(quiz[0]?.options.find(({ right }) => right)?.text).toBe("0.01");
  });
});
