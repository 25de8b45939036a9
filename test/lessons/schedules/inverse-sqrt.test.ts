import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import { peaks } from "../../../src/lessons/noisyQuadratic.js";
import hfRateCheck from "../../../src/lessons/schedules/inverse-sqrt/exercises/hf-rate/check.js";
import { contenders, plots, regrets } from "../../../src/lessons/schedules/inverse-sqrt/experiments.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise hf-rate", () => {
  const warm = "the warmup";
  const meet = "where the two meet";
  const own = "a timescale of its own";
  const none = "no warmup";
  const random = "random settings";
  expectWrongAnswers(hfRateCheck, {
    "no shift": {
      answer: (t: number, lr: number, w: number, s: number) => (t < w ? (lr * t) / w : lr * Math.sqrt(s / Math.max(t, 1e-9))),
      loses: [meet, own, none, random],
      told: /whatever the timescale/,
    },
    "the timescale taken for the warmup's": {
      answer: (t: number, lr: number, w: number) => (t < w ? (lr * t) / w : lr * Math.sqrt(Math.max(w, 1) / Math.max(t, 1))),
      loses: [own, none, random],
      told: /reads `tau` when the warmup ends/,
    },
    "(t + 1) in the warmup": {
      answer: (t: number, lr: number, w: number, s: number) => (t < w ? (lr * (t + 1)) / w : lr * Math.sqrt(s / (t + s - w))),
      loses: [warm, random],
      told: /from nothing/,
    },
  });
});

describe("stopped without notice", () => {
  test("the root is never more than half again above the line that knew, the others are", () => {
    const worst = Object.values(contenders).map(({ make, place }) => Math.max(...regrets(make(peaks[place] as number))));
    expect(worst[0]).toBeLessThan(1.46);
    expect(worst[1]).toBeGreaterThan(2.1);
    expect(worst[2]).toBeGreaterThan(1.55);
  });

  test.each(Object.entries(contenders))("%s has the peak whose worst stop is best", (_name, { make, place }) => {
    const worst = (i: number): number => Math.max(...regrets(make(peaks[i] as number)));
    const all = [-2, -1, 0, 1, 2].map((step) => worst(place + step));
    expect(all.indexOf(Math.min(...all))).toBe(2);
  });

  test("the picture says so", () => {
    expect(drawer(plots)("anytime").sentence).toMatch(
      /^Stopped after 500 updates.*: inverse square root 1\.3\d, best constant 2\.\d+, line for 2000 1\.6\d*\.$/,
    );
  });
});

test("without a warmup transformers' timescale is ten thousand", () => {
  const { lr } = replay({ api: "inverse_sqrt", params: { num_warmup_steps: 0 }, base_lr: 0.1, steps: 1001 });
  expect(lr[1000]).toBeCloseTo(0.1 * Math.sqrt(10000 / 11000), 12);
});
