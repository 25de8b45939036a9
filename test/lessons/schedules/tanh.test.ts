import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import windowForCheck from "../../../src/lessons/schedules/tanh/exercises/window-for/check.js";
import { plots } from "../../../src/lessons/schedules/tanh/experiments.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise window-for", () => {
  const end = "what is left at the end";
  const middle = "half-way in the middle";
  const late = "half-way late, and early";
  const random = "random windows, both at once";
  expectWrongAnswers(windowForCheck, {
    "forgets that the tanh has height 2": {
      answer: (half: number, left: number) => {
        const upper = Math.atanh(1 - left);
        return [(-upper * half) / (1 - half), upper];
      },
      loses: [end, random],
      told: /ends with 0\.005 left\. The end depends on U alone/,
    },
    "always symmetric": {
      answer: (_half: number, left: number) => [-Math.atanh(1 - 2 * left), Math.atanh(1 - 2 * left)],
      loses: [late, random],
      told: /is half-way at 0\.5 of the run/,
    },
    "a part of the upper end": {
      answer: (half: number, left: number) => [-Math.atanh(1 - 2 * left) * half, Math.atanh(1 - 2 * left)],
      loses: [middle, late, random],
      told: /half-way at 0\.333333 of the run/,
    },
    "the ends exchanged": {
      answer: (half: number, left: number) => {
        const upper = Math.atanh(1 - 2 * left);
        return [upper, (-upper * half) / (1 - half)];
      },
      loses: [end, middle, late, random],
      told: /must be two numbers \[L, U\], −20 <= L < U <= 20, got \[2\.2\d+,/,
    },
  });
});

const draw = drawer(plots);

describe("pictures", () => {
  test("the default window begins at its rate, is half-way after two thirds, and ends a quarter of a percent high", () => {
    expect(draw("window").sentence).toBe(
      "The run begins 0.00061 % below its rate, is half-way down after 66.7 % of its updates, and ends with 0.25 % of the way left. In the middle it falls 4.5 times as fast as a straight line.",
    );
    expect(draw("window", { upper: 1 }).sentence).toContain("after 85.7 % of its updates, and ends with 12 % of the way left");
  });

  test("the window from −1.87 to 1.87 is a cosine to 2.7 %, and no other is nearer", () => {
    const gap = (a: number): number => Number(/at most ([\d.]+) %/.exec(draw("disguise", { a }).sentence)?.[1]);
    expect(gap(1.87)).toBeCloseTo(2.7, 1);
    for (const a of [0.5, 1.5, 1.8, 1.95, 2.2, 4, 6]) expect(gap(a)).toBeGreaterThan(gap(1.87));
    expect(draw("disguise", { a: 1 }).sentence).toMatch(/apart, 12 % of the run from either end\.$/);
  });
});

describe("timm", () => {
  const timm = (params: Record<string, unknown>, steps: number) =>
    replay({ api: "TanhLRScheduler", params: { t_initial: 10, ...params }, base_lr: 0.1, steps });

  test("gives the first update the whole rate, and drops to lr_min at t_initial", () => {
    const { lr, lr_of_t } = timm({ lb: -1 }, 12);
    expect(lr[0]).toBe(0.1);
    expect((lr_of_t as number[])[0]).toBeCloseTo(0.0881, 4);
    expect(lr[9]).toBeGreaterThan(0.0005);
    expect(lr.slice(10)).toEqual([0, 0]);
  });

  test("starts a warmup at 0 and leads it to the curve", () => {
    const { lr } = timm({ warmup_t: 5 }, 8);
    expect(lr[0]).toBe(0);
    expect((lr[5] as number) - (lr[4] as number)).toBeCloseTo((lr[5] as number) / 5, 12);
    expect(lr[5]).toBeLessThan(0.1);
  });
});
