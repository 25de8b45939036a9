import { describe, expect, test } from "vitest";
import { endLoss } from "../../../src/lessons/schedules/endLoss.js";
import finalPowerCheck, { expectedFor } from "../../../src/lessons/schedules/inverse-time/exercises/final-power/check.js";
import { plots, sumOfPowers } from "../../../src/lessons/schedules/inverse-time/experiments.js";
import type { CurvesFigure } from "../../../src/plots/figure.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise final-power", () => {
  const fast = "one direction, decayed too fast for it";
  const slow = "one direction, slowly enough";
  const many = "many directions";
  const still = "a rate that never falls";
  const random = "random runs";
  const right = (baseLr: number, gamma: number, h: number) => (gamma === 0 ? 0 : Math.min(1, (2 * baseLr * h) / gamma));
  expectWrongAnswers(finalPowerCheck, {
    "the steepest direction": {
      answer: (a: number, g: number, s: number[]) => right(a, g, Math.max(...s)),
      loses: [many, random],
      told: /must be 0\.2, got 1\. In the end the sum falls like its slowest part/,
    },
    "no limit from the noise": {
      answer: (a: number, g: number, s: number[]) => (g === 0 ? 0 : (2 * a * Math.min(...s)) / g),
      loses: [slow, random],
      told: /must be 1, got 4\. The noise falls no faster/,
    },
    "the distance instead of the loss": {
      answer: (a: number, g: number, s: number[]) => right(a, g, Math.min(...s) / 2),
      loses: [fast, many, random],
      told: /must be 0\.2, got 0\.1/,
    },
    "the first rate for c": {
      answer: (a: number, g: number, s: number[]) => (g === 0 ? 0 : Math.min(1, 2 * a * Math.min(...s))),
      loses: [fast, many, random],
      told: /c = eta0 \/ gamma/,
    },
    "an endless c": {
      answer: (a: number, g: number, s: number[]) => Math.min(1, (2 * a * Math.min(...s)) / g),
      loses: [still],
      told: /must be 0, got 1\. With gamma = 0/,
    },
  });

  test("its answers are the condition, by another route", () => {
    for (const [a, g, h] of [
      [1, 1, 0.1],
      [0.3, 0.02, 0.02],
      [1, 1, 3],
    ] as const)
      expect(expectedFor({ entry: "p", tells: "loss", fall: "gamma", lists: "curvatures" })(a, g, [h, 5 * h])).toBeCloseTo(
        right(a, g, h),
        3,
      );
  });
});

const draw = drawer(plots);

describe("pictures", () => {
  test("the sums are the sums", () => {
    for (const p of [0.3, 1, 1.6]) {
      let sum = 0;
      for (let t = 0; t < 50_000; t++) sum += (1 + t) ** -p;
      expect(sumOfPowers(p, 50_000) / sum).toBeCloseTo(1, 6);
    }
    expect(sumOfPowers(2, Number.POSITIVE_INFINITY)).toBeCloseTo(Math.PI ** 2 / 6, 7);
    expect(draw("sums", { p: 1.1 }).sentence).toContain("the sum of the rates is 8.07 and will never pass 10.6");
  });

  test("each condition fails on its own side", () => {
    const verdict = (p: number) => draw("sums", { p }).sentence.split(". ").at(-1);
    expect([0.5, 0.6, 1, 1.1].map(verdict)).toEqual([
      "The second condition fails.",
      "Both conditions hold.",
      "Both conditions hold.",
      "The first condition fails.",
    ]);
  });

  test("the loss falls with the power that is told", () => {
    for (const [c, power] of [
      [0.15, 0.3],
      [0.35, 0.7],
      [1, 1],
      [3, 1],
    ] as const) {
      const points = (draw("stall", { c }) as CurvesFigure).data.panels[0]?.curves[1]?.points ?? [];
      const at = (t: number) => points.find(([x]) => x === t)?.[1] ?? 0;
      expect(Math.log10(at(10_000) / at(100_000))).toBeCloseTo(power, 1);
    }
    expect(draw("stall", { c: 1 }).sentence).toContain("the least there is");
  });
});

test("a decay too fast loses more to a constant the longer it runs, one at the condition wins more", () => {
  const gain = (c: number, steps: number) => {
    const flat = Math.min(...[0.02, 0.05, 0.08, 0.12, 0.2, 0.3].map((rate) => endLoss(() => rate, steps)));
    return flat / Math.min(...[0.1, 0.4, 1.6].map((first) => endLoss((t) => c / (c / first + t), steps)));
  };
  expect(gain(10, 100)).toBeGreaterThan(1);
  expect(gain(10, 1000)).toBeLessThan(1);
  expect(gain(10, 3000)).toBeLessThan(gain(10, 1000));
  expect(gain(50, 3000)).toBeGreaterThan(gain(50, 1000));
});
