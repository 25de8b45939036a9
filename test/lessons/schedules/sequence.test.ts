import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import pieceAtCheck from "../../../src/lessons/schedules/sequence/exercises/piece-at/check.js";
import { plots } from "../../../src/lessons/schedules/sequence/experiments.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

/** A bookkeeping with one mistake of one's choice. */
const keeper =
  ({ late = 0, global = false, ends = false } = {}) =>
  (lengths: number[], step: number): number[] => {
    let start = 0;
    for (const [index, length] of lengths.entries()) {
      const isLast = !ends && index === lengths.length - 1;
      if (isLast || step < start + length + late) return [index, global ? step : step - start];
      start += length;
    }
    return [lengths.length, step - start];
  };

describe("exercise piece-at", () => {
  const inside = "inside the pieces";
  const boundaries = "at the boundaries";
  const past = "past the end";
  const random = "random pieces";
  expectWrongAnswers(pieceAtCheck, {
    "a boundary to the piece that ends": {
      answer: keeper({ late: 1 }),
      loses: [boundaries, random],
      told: /pieceAt\(\[10, 60, 30\], 10\) must be \[1, 0\], got \[0, 10\]/,
    },
    "the run's clock": {
      answer: keeper({ global: true }),
      loses: [inside, boundaries, past, random],
      told: /counts from the start of the piece/,
    },
    "nobody after the end": { answer: keeper({ ends: true }), loses: [past, random], told: /stays on duty/ },
  });
});

test("the picture tells how much of its beginning a cosine loses on the run's clock", () => {
  const draw = drawer(plots);
  expect(draw("handover").sentence).toContain("On its own clock the cosine starts at update 20 with 0.1 and ends at update 100.");
  expect(draw("handover").sentence).toMatch(/starts there with 0\.0854, 15 % lower, and ends at update 80\.$/);
  expect(draw("handover", { warmup: 30, length: 60 }).sentence).toContain("starts there with 0.05, 50 % lower");
});

test("a chain's cosine falls during the warmup, so that its peak is lower than a sequence's", () => {
  const schedulers = [
    { type: "LinearLR", start_factor: 0.1, total_iters: 5 },
    { type: "CosineAnnealingLR", T_max: 20 },
  ];
  const chain = replay({ api: "ChainedScheduler", params: { schedulers }, base_lr: 0.1, steps: 20 }).lr;
  const cosine = (t: number) => (1 + Math.cos((Math.PI * t) / 20)) / 2;
  chain.slice(0, 5).forEach((rate, t) => {
    expect(rate).toBeCloseTo(0.1 * (0.1 + 0.18 * t) * cosine(t), 12);
  });
  expect(Math.max(...chain)).toBeLessThan(0.09);
});
