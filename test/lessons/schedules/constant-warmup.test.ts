import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import untilItLearnsCheck from "../../../src/lessons/schedules/constant-warmup/exercises/until-it-learns/check.js";
import { plots } from "../../../src/lessons/schedules/constant-warmup/experiments.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise until-it-learns", () => {
  const nothing = "low while nothing is learned";
  const next = "the next update is the first at the full rate";
  const good = "for good, even where the error rises again";
  const below = "below 0.8, not at it";
  const random = "random runs";
  /** The full rate from the update after the first error that `low` accepts. */
  const fullFrom = (errors: number[], low: (error: number) => boolean, delay: number): number[] => {
    const seen = errors.findIndex(low);
    return errors.map((_, t) => (seen === -1 || t < seen + delay ? 0.01 : 0.1));
  };
  expectWrongAnswers(untilItLearnsCheck, {
    "knows the error before the update": {
      answer: (errors: number[]) => fullFrom(errors, (error) => error < 0.8, 0),
      loses: [next, good, below, random],
      told: /must be \[0\.01, 0\.01, 0\.01, 0\.1, 0\.1\], got \[0\.01, 0\.01, 0\.1, 0\.1, 0\.1\]\. The error after update t is not known/,
    },
    "goes back when the error rises": {
      answer: (errors: number[]) => errors.map((_, t) => ((errors[t - 1] ?? 1) < 0.8 ? 0.1 : 0.01)),
      loses: [good, random],
      told: /nothing takes it back/,
    },
    "at most 0.8": {
      answer: (errors: number[]) => fullFrom(errors, (error) => error <= 0.8, 1),
      loses: [below],
      told: /0\.8 itself is not below 0\.8/,
    },
    "one update late": {
      answer: (errors: number[]) => fullFrom(errors, (error) => error < 0.8, 2),
      loses: [next, good, below, random],
      told: /got \[0\.01, 0\.01, 0\.01, 0\.01, 0\.1\]/,
    },
    "always low": { answer: (errors: number[]) => errors.map(() => 0.01), loses: [next, good, below, random] },
    "always full": { answer: (errors: number[]) => errors.map(() => 0.1), loses: [nothing, next, good, below, random] },
  });
});

describe("the jump", () => {
  const draw = drawer(plots);

  test("lands above the limit after a short warmup, below it after a longer one", () => {
    expect(draw("jump").sentence).toMatch(
      /^After 5 updates at 0\.05 the limit is 1\.67\. The jump to 2 lands above it, and the run flies away\.$/,
    );
    expect(draw("jump", { low: 0.2 }).sentence).toMatch(/lands below it, and after 60 updates θ is 0\.\d+\.$/);
    expect(draw("jump", { warmupSteps: 20 }).sentence).toContain("lands below it");
    expect(draw("jump", { low: 0.25 }).sentence).toContain("is above the limit of 0.222 at the start: the run flies away before the jump");
  });

  test("what it says is what happens, wherever the sliders stand", () => {
    for (const low of [0.01, 0.1, 0.22])
      for (const warmupSteps of [1, 5, 20, 40])
        for (const full of [0.5, 2, 5]) {
          let theta = 3;
          for (let t = 0; t < 300; t++) theta -= (t < warmupSteps ? low : full) * theta ** 3;
          const told = draw("jump", { low, warmupSteps, full }).sentence;
          expect(told.includes("flies away"), told).toBe(!(Math.abs(theta) < 3));
        }
  });
});

test("PyTorch leaves the low rate by a division, which need not undo its product", () => {
  const { lr } = replay({ api: "ConstantLR", params: { factor: 0.1, total_iters: 5 }, base_lr: 0.1, steps: 8 });
  expect(lr[5]).not.toBe(0.1);
  expect(lr[5]).toBeCloseTo(0.1, 15);
});
