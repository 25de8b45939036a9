import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import { tune } from "../../../src/lessons/noisyQuadratic.js";
import { finestPeak } from "../../../src/lessons/schedules/finestPeak.js";
import bentLineCheck from "../../../src/lessons/schedules/rex/exercises/bent-line/check.js";
import { plots } from "../../../src/lessons/schedules/rex/experiments.js";
import { linear } from "../../../src/schedules/families/linear.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise bent-line", () => {
  const straight = "straight where the middle is a half";
  const rex = "REX where the middle is two thirds";
  const below = "a middle below a half: steep at first";
  const random = "random bends";
  const ends = "the ends, whatever the bend";
  expectWrongAnswers(bentLineCheck, {
    "b proportional to the middle": {
      answer: (u: number, m: number) => (1 - u) / (1 - (2 * m - 1) * u),
      loses: [rex, below, random],
      told: /bentLine\(0\.5, 0\.666667\) must be 0\.666667, got 0\.6\. REX has b = 1\/2/,
    },
    "always REX": {
      answer: (u: number) => (1 - u) / (1 - u / 2),
      loses: [straight, below, random],
      told: /must be 0\.75, got 0\.857143/,
    },
    "never below the line": {
      answer: (u: number, m: number) => (1 - u) / (1 - Math.max(0, 2 - 1 / m) * u),
      loses: [below, random],
      told: /Then b is negative/,
    },
    "a power instead of a bend": {
      answer: (u: number, m: number) => (1 - u) ** (Math.log(m) / Math.log(0.5)),
      loses: [rex, below, random],
      told: /bentLine\(0\.8, 0\.666667\)/,
    },
    "turned around": {
      answer: (u: number, m: number) => 1 - (1 - u) / (1 - (2 - 1 / m) * u),
      loses: [straight, rex, ends, below, random],
      told: /must be 0\.75, got 0\.25/,
    },
  });
});

test("the finest peak agrees with the grid, and is never worse", () => {
  for (const totalSteps of [2, 30, 300]) {
    const make = (baseLr: number) => linear({ baseLr, totalSteps });
    const [fine, grid] = [finestPeak(make, totalSteps), tune(make, totalSteps)];
    expect(fine.loss).toBeLessThanOrEqual(grid.loss);
    expect(fine.loss).toBeGreaterThan(0.99 * grid.loss);
    expect(Math.abs(Math.log(fine.peak / grid.peak))).toBeLessThan(Math.log(100) / 40);
  }
});

describe("who is ahead", () => {
  const draw = drawer(plots);

  test("of a line up to 20 updates, by less than 1 %; of the others at every budget shown", () => {
    expect(draw("budget").sentence).toMatch(/^With 8 updates REX ends 0\.65 % below the straight line.*It is ahead up to 20 updates\.$/);
    expect(draw("budget", { place: 10 }).sentence).toMatch(/^With 200 updates REX ends 2\.9 % above the straight line/);
    for (let place = 0; place <= 5; place++)
      expect(Number(/ends ([\d.]+) % below/.exec(draw("budget", { place }).sentence)?.[1])).toBeLessThan(1);
    for (const rival of ["cosine", "constant"]) expect(draw("budget", { rival }).sentence).toMatch(/ahead for every budget shown\.$/);
  });
});

test("pytorch_optimizer's REXScheduler makes its first update at zero and says that it does not", () => {
  const { lr, last_lr } = replay({ api: "REXScheduler", params: { total_steps: 5, max_lr: 0.5 }, base_lr: 0.5, steps: 5 });
  expect([lr[0], (last_lr as number[])[0]]).toEqual([0, 0.5]);
  expect(lr[4]).toBeCloseTo(0.5 / 3, 12);
});
