import { expectedLoss, multiStep } from "lrlab";
import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import { problem } from "../../../src/lessons/noisyQuadratic.js";
import milestonesInCheck from "../../../src/lessons/schedules/multi-step/exercises/milestones-in/check.js";
import { bestFirst, lossAfter, plots, stretches } from "../../../src/lessons/schedules/multi-step/experiments.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise milestones-in", () => {
  const one = "one drop";
  const several = "several drops, and none";
  const twice = "a milestone that was given twice";
  const random = "random traces";
  const read =
    (count: (ratio: number, gamma: number) => number, first = 0) =>
    (rates: number[], gamma: number) =>
      rates.flatMap((rate, t) => (t === 0 ? [] : new Array<number>(count(rate / (rates[t - 1] as number), gamma)).fill(t - first)));
  const drops = (ratio: number, gamma: number) => Math.round(Math.log(ratio) / Math.log(gamma));
  expectWrongAnswers(milestonesInCheck, {
    "the last update before the drop": {
      answer: read(drops, 1),
      loses: [one, several, twice, random],
      told: /must be \[5\], got \[4\]\. A milestone is the first update with the lower rate/,
    },
    "every drop counted once": {
      answer: read((ratio) => (ratio < 1 ? 1 : 0)),
      loses: [twice, random],
      told: /must be \[2, 2, 5\], got \[2, 5\]\. How many factors γ/,
    },
    "the number of drops cut off": {
      answer: read((ratio, gamma) => Math.floor(Math.log(ratio) / Math.log(gamma))),
      loses: [random],
      told: /round the number of drops/,
    },
    "an exact comparison": { answer: read((ratio, gamma) => (ratio === gamma ? 1 : 0)), loses: [one, several, twice, random] },
    "one drop at most": {
      answer: (rates: number[], gamma: number) => read(drops)(rates, gamma).slice(0, 1),
      loses: [several, twice, random],
      told: /must be \[3, 6, 9\], got \[3\]/,
    },
  });
});

const draw = drawer(plots);

describe("the picture", () => {
  test("a loss in jumps is the loss step by step", () => {
    for (const [updates, parts, gamma] of [
      [100, [0.3, 0.8], 0.1],
      [1000, [0.05, 0.06], 0.5],
      [77, [], 1],
    ] as const) {
      const milestones = parts.map((part) => Math.round(updates * part));
      const lr = milestones.length > 0 ? multiStep({ baseLr: 0.3, milestones, gamma }) : 0.3;
      const steps = expectedLoss({ ...problem, lr, steps: updates })[updates] as number;
      expect(lossAfter(stretches(updates, parts, 0.3, gamma))).toBeCloseTo(steps, 12);
    }
  });

  test("deep drops want the second one late, shallow ones use both", () => {
    expect(draw("place").sentence).toBe(
      "Drops at 50 % and 75 % of 1000 updates, each to a tenth: the loss ends 1.24 times below the best constant's. With one milestone at 50 %, the other is best at 95 %.",
    );
    expect(draw("place", { one: 40, other: 75, gamma: "0.3162" }).sentence).toMatch(/1\.8\d times below.*the other is best at 75 %/);
    expect(draw("place", { updates: "100" }).sentence).toContain("1.05 times the best constant's: dropping did harm");
  });

  test("two milestones at one place are one drop to the square", () => {
    expect(draw("place", { one: 50, other: 50 }).sentence).toMatch(/^Both drops at 50 %/);
    expect(bestFirst(1000, [0.5, 0.5], 0.1).loss).toBeCloseTo(bestFirst(1000, [0.5], 0.01).loss, 12);
  });

  test("a longer run wants deep drops earlier", () => {
    const bestPair = (updates: number) => {
      const tenths = [1, 2, 3, 4, 5, 6, 7, 8, 9];
      const pairs = tenths.flatMap((a) => tenths.filter((b) => b > a).map((b) => [a / 10, b / 10] as const));
      const losses = pairs.map((pair) => bestFirst(updates, pair, 0.1).loss);
      return pairs[losses.indexOf(Math.min(...losses))];
    };
    expect([100, 1000, 10_000].map(bestPair)).toEqual([
      [0.5, 0.9],
      [0.1, 0.8],
      [0.1, 0.6],
    ]);
  });
});

test("out of order, Keras adds two values and PyTorch does not mind", () => {
  const keras = replay({ api: "PiecewiseConstantDecay", params: { boundaries: [6, 3], values: [1, 0.5, 0.25] }, base_lr: 1, steps: 8 });
  expect(keras.lr).toEqual([1, 1, 1, 1, 1.25, 1.25, 1.25, 0.25]);
  const torch = (milestones: number[]) => replay({ api: "MultiStepLR", params: { milestones, gamma: 0.5 }, base_lr: 1, steps: 8 }).lr;
  expect(torch([6, 3])).toEqual(torch([3, 6]));
});
