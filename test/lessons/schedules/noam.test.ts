import { noam } from "lrlab";
import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import factorForCheck from "../../../src/lessons/schedules/noam/exercises/factor-for/check.js";
import { plots } from "../../../src/lessons/schedules/noam/experiments.js";
import type { CurvesFigure } from "../../../src/plots/figure.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise factor-for", () => {
  const peak = "from the peak";
  const first = "from the first update";
  const rise = "from the rise";
  const fall = "from the fall";
  const random = "random updates of random runs";
  type Args = [rate: number, t: number, d: number, w: number];
  expectWrongAnswers(factorForCheck, {
    "the peak's everywhere": {
      answer: (...[rate, , d, w]: Args) => rate * Math.sqrt(d * w),
      loses: [first, rise, fall, random],
      told: /Update 0 is step 1/,
    },
    "counted from zero": {
      answer: (...[rate, t, d, w]: Args) => (rate * Math.sqrt(d)) / Math.min(t ** -0.5, t * w ** -1.5),
      loses: [peak, first, rise, fall, random],
      told: /both sides of the minimum/,
    },
    "the fall everywhere": {
      answer: (...[rate, t, d]: Args) => rate * Math.sqrt(d * (t + 1)),
      loses: [first, rise, random],
      told: /Update 0 is step 1/,
    },
    "the rise everywhere": {
      answer: (...[rate, t, d, w]: Args) => (rate * Math.sqrt(d) * w ** 1.5) / (t + 1),
      loses: [fall, random],
      told: /knows nothing of w/,
    },
    "the width forgotten": {
      answer: (...[rate, t, , w]: Args) => rate / Math.min((t + 1) ** -0.5, (t + 1) * w ** -1.5),
      loses: [peak, first, rise, fall, random],
      told: /must be/,
    },
  });
});

const draw = drawer(plots);

test("tent: a longer warmup lowers the peak and leaves the tail", () => {
  expect(draw("tent").sentence).toBe(
    "With d = 512 and w = 8000 the peak is 0.000494, at update 7999. From update 8000 on it is the paper's curve again.",
  );
  expect(draw("tent", { w: 1000 }).sentence).toContain("From update 4000 on it is the paper's curve again.");
  expect(draw("tent", { w: 4000 }).sentence).toContain("That is the paper's own.");
  expect(draw("tent", { d: "2048" }).sentence).toContain("it has 0.5 times the paper's rate.");
  for (const log of [true, false])
    for (const { points } of (draw("tent", { log }) as CurvesFigure).data.panels[0]?.curves ?? []) expect(points.length).toBeLessThan(110);
});

describe("what the page says", () => {
  test("the peaks", () => {
    expect(noam({ modelSize: 512, warmupSteps: 4000 })(3999)).toBeCloseTo(6.99e-4, 6);
    expect(noam({ modelSize: 1024, warmupSteps: 4000 })(3999)).toBeCloseTo(4.94e-4, 6);
    expect(noam({ modelSize: 512, warmupSteps: 8000, factor: 2 })(7999)).toBeCloseTo(9.88e-4, 6);
  });

  test("transformers and Megatron lag by one update, and Megatron leaps at its end", () => {
    const base = noam({ modelSize: 512, warmupSteps: 40 });
    const base_lr = base(39);
    const hf = replay({ api: "inverse_sqrt", params: { num_warmup_steps: 40 }, base_lr, steps: 203 }).lr;
    const params = { max_lr: base_lr, min_lr: 1e-5, lr_warmup_steps: 40, lr_decay_steps: 200, lr_decay_style: "inverse-square-root" };
    const megatron = replay({ api: "OptimizerParamScheduler", params, base_lr, steps: 203 }).lr;
    for (let t = 0; t < 200; t++) {
      expect((hf[t + 1] as number) / base(t)).toBeCloseTo(1, 12);
      expect((megatron[t + 1] as number) / base(t)).toBeCloseTo(1, 12);
    }
    expect(hf[0]).toBe(0);
    expect(megatron[201]).toBe(1e-5);
  });

  test("the key of the quiz: the tail has no warmup in it", () => {
    const [four, eight] = [4000, 8000].map((warmupSteps) => noam({ modelSize: 512, warmupSteps }));
    expect(eight?.(50_000)).toBe(four?.(50_000));
  });
});
