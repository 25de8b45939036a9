import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import largestStepSizeCheck from "../../../src/lessons/schedules/step-decay/exercises/largest-step-size/check.js";
import { plots } from "../../../src/lessons/schedules/step-decay/experiments.js";
import type { CurvesFigure } from "../../../src/plots/figure.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise largest-step-size", () => {
  const uneven = "a run that does not divide evenly";
  const ninety = "90 epochs, and drops that all count";
  const many = "more drops than updates";
  const random = "random runs";
  expectWrongAnswers(largestStepSizeCheck, {
    "the run divided by the drops": {
      answer: (T: number, drops: number) => Math.floor(T / drops),
      loses: [ninety, many, random],
      told: /largestStepSize\(90, 3\) must be 29, got 30\. The last update is number T − 1/,
    },
    "equal stairs": {
      answer: (T: number, drops: number) => Math.floor(T / (drops + 1)),
      loses: [uneven, ninety, random],
      told: /must be 33, got 25/,
    },
    "not rounded": { answer: (T: number, drops: number) => (T - 1) / drops, loses: [uneven, ninety, many, random], told: /a whole number/ },
    "at least one": {
      answer: (T: number, drops: number) => Math.max(1, Math.floor((T - 1) / drops)),
      loses: [many],
      told: /short enough/,
    },
  });
});

const draw = drawer(plots);
const ends = (id: string, values: Record<string, number | string>): number =>
  Number(/the loss ends at ([\d.]+)\.|ends at ([\d.]+)\. Left/.exec(draw(id, values).sentence)?.slice(1).find(Boolean));

describe("pictures", () => {
  test("three deep drops lose to the best constant, five halvings beat it by two", () => {
    expect(draw("depth").sentence).toMatch(/^3 drops to a tenth.*worse than no drop\.$/);
    expect(draw("depth", { drops: 5, gamma: "0.5" }).sentence).toMatch(/That is 2\.0\d times below the best constant's\.$/);
    expect(ends("depth", { drops: 0 })).toBeCloseTo(0.147, 3);
  });

  test("no drop raises the expected loss, and one at the end comes too late", () => {
    for (const at of [50, 300, 500, 900]) {
      const figure = draw("drop", { at }) as CurvesFigure;
      const losses = figure.data.panels[0]?.curves[1]?.points.filter(([t]) => t >= at).map(([, loss]) => loss as number) ?? [];
      losses.slice(1).forEach((loss, i) => {
        expect(loss).toBeLessThan(losses[i] as number);
      });
    }
    expect(ends("drop", { at: 990 })).toBeGreaterThan(3 * ends("drop", { at: 500 }));
  });
});

test("a warmup in timm pushes the stairs back by its length", () => {
  const timm = (warmup_t: number) =>
    replay({ api: "StepLRScheduler", params: { decay_t: 30, decay_rate: 0.1, warmup_t }, base_lr: 0.1, steps: 60 }).lr.findIndex(
      (rate, t, lr) => t > 0 && rate < (lr[t - 1] as number) / 2,
    );
  expect(timm(0)).toBe(30);
  expect(timm(5)).toBe(35);
});
