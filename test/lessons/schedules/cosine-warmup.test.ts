import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import upsideDownCheck from "../../../src/lessons/schedules/cosine-warmup/exercises/upside-down/check.js";
import { plots } from "../../../src/lessons/schedules/cosine-warmup/experiments.js";
import { cosineWarmup } from "../../../src/schedules/families/cosineWarmup.js";
import { linearWarmup } from "../../../src/schedules/families/linearWarmup.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise upside-down", () => {
  const begins = "where it begins";
  const arrives = "where it arrives, and when";
  const two = "two updates";
  const random = "random warmups, update by update";
  expectWrongAnswers(upsideDownCheck, {
    "the right way up": {
      answer: (start: number, full: number, w: number) => [full, start, w - 1],
      loses: [begins, arrives, two, random],
      told: /update 0 has 0\.1, not 0\.01\. PyTorch begins at the optimizer's rate/,
    },
    "one update late": {
      answer: (start: number, full: number, w: number) => [start, full, w],
      loses: [arrives, two, random],
      told: /from update 0 to update w − 1 there are w − 1/,
    },
    "a whole wave": {
      answer: (start: number, full: number, w: number) => [start, full, 2 * (w - 1)],
      loses: [arrives, two, random],
      told: /update 10 has 0\.055, not 0\.1/,
    },
    "three turns in the same time": {
      // It ends where it should, having been there before.
      answer: (start: number, full: number, w: number) => [start, full, (w - 1) % 3 === 0 ? (w - 1) / 3 : w - 1],
      loses: [random],
    },
    "a rate as a part of another": {
      answer: (start: number, full: number, w: number) => [full, start / full, w - 1],
      loses: [begins, arrives, two, random],
    },
  });
});

const draw = drawer(plots);

test("behind a line the change jumps, behind a cosine the steepest update is half as steep again", () => {
  expect(draw("corner").sentence).toMatch(
    /^Behind a line the change jumps from 0\.05 to −0\.000\d+ of the peak per update\. .* rises by 0\.0\d+, 1\.5\d times as much as the line's\.$/,
  );
  expect(draw("corner", { w: 4 }).sentence).not.toMatch(/NaN|undefined/);
});

test("both warmups have the same sum, whatever their length", () => {
  for (const w of [2, 5, 10, 37]) {
    const sum = (lr: (t: number) => number): number => Array.from({ length: w }, (_, t) => lr(t)).reduce((a, b) => a + b);
    expect(sum(cosineWarmup({ baseLr: 0.1, warmupSteps: w }))).toBeCloseTo(sum(linearWarmup({ baseLr: 0.1, warmupSteps: w })), 12);
  }
});

test("it is the first part of OneCycleLR, one step shorter than its share", () => {
  const { lr } = replay({ api: "OneCycleLR", params: { max_lr: 0.1, total_steps: 100 }, base_lr: 0.1, steps: 100 });
  const rise = cosineWarmup({ baseLr: 0.1, startLr: 0.1 / 25, warmupSteps: 29 });
  for (let t = 0; t < 30; t++) expect(lr[t]).toBeCloseTo(rise(t), 15);
  expect(lr.indexOf(Math.max(...lr))).toBe(29);
});

test("PyTorch's cosine, told to rise, comes down again", () => {
  const { lr } = replay({ api: "CosineAnnealingLR", params: { T_max: 10, eta_min: 0.1 }, base_lr: 0.01, steps: 21 });
  expect(lr[10]).toBeCloseTo(0.1, 12);
  expect(lr[20]).toBeCloseTo(0.01, 12);
});
