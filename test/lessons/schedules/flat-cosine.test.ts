import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import fallLengthCheck from "../../../src/lessons/schedules/flat-cosine/exercises/fall-length/check.js";
import { plots } from "../../../src/lessons/schedules/flat-cosine/experiments.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise fall-length", () => {
  const quarter = "a quarter of the whole run";
  const half = "half of the whole run";
  const none = "no fall";
  const whole = "whole updates";
  const random = "random runs";
  expectWrongAnswers(fallLengthCheck, {
    "a share of what is done": {
      answer: (done: number, share: number) => Math.round(done * share),
      loses: [quarter, half, whole, random],
      told: /fallLength\(750, 0\.25\) must be 250, got 188\. 750 flat and 250 falling/,
    },
    "the whole run": {
      answer: (done: number, share: number) => Math.round(done / (1 - share)),
      loses: [quarter, half, none, whole, random],
      told: /got 1000/,
    },
    "not rounded": {
      answer: (done: number, share: number) => (done * share) / (1 - share),
      loses: [whole, random],
      told: /nearest whole number/,
    },
    "rounded up": {
      answer: (done: number, share: number) => Math.ceil((done * share) / (1 - share)),
      loses: [whole, random],
      told: /fallLength\(7, 0\.25\) must be 2, got 3/,
    },
    "at least one update": {
      answer: (done: number, share: number) => Math.max(1, Math.round((done * share) / (1 - share))),
      loses: [none],
      told: /must be 0, got 1/,
    },
  });
});

describe("where the fall should begin", () => {
  const draw = drawer(plots);
  const best = (rate: number): number => {
    for (let start = 0; start < 500; start += 25)
      if (draw("begin", { rate, start }).sentence.includes("That is the best start")) return start;
    throw new Error(`no best start at ${rate}`);
  };

  test("late at a low rate, three quarters at 0.12, at once at 0.4", () => {
    expect([0.06, 0.12, 0.4].map(best)).toEqual([475, 375, 0]);
  });

  test("the sentence names the best start, and calls the one without a plateau a cosine", () => {
    expect(draw("begin").sentence).toMatch(/^A fall that begins at update 375 of 500 ends at a loss of 0\.315\. .* best to begin at 475,/);
    expect(draw("begin", { rate: 0.12 }).sentence).toContain("after 75 % of the run");
    expect(draw("begin", { rate: 0.5, start: 0 }).sentence).toContain(": a plain cosine.");
    expect(draw("begin", { rate: 0.5 }).sentence).toContain("best to begin at once");
  });
});

test("fastai's last batch is one batch before the end, so a short run ends near a tenth of its rate", () => {
  const last = (n_iter: number): number =>
    replay({ api: "fit_flat_cos", params: { lr: 0.1, n_epoch: 5, n_iter }, base_lr: 0.1, steps: 5 * n_iter }).lr.at(-1) as number;
  expect(last(4) / 0.1).toBeCloseTo(0.0955, 4);
  expect(last(100) / 0.1).toBeLessThan(2e-4);
});
