import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import atTheConstantCheck from "../../../src/lessons/schedules/swa-anneal/exercises/at-the-constant/check.js";
import { atTheConstant } from "../../../src/lessons/schedules/swa-anneal/exercises/at-the-constant/solution.js";
import { plots } from "../../../src/lessons/schedules/swa-anneal/experiments.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise at-the-constant", () => {
  const documented = "the documentation's numbers";
  const one = "one epoch on the way";
  const during = "a run that ends on the way";
  const before = "a run that ends before it";
  const random = "random runs";
  const zero = (n: number): number => Math.max(0, n);
  expectWrongAnswers(atTheConstantCheck, {
    "from start on": {
      answer: (epochs: number, start: number, way: number) => [zero(epochs - start), zero(epochs - start - way)],
      loses: [documented, one, during, before, random],
      told: /atTheConstant\(300, 160, 10\) must be \[139, 129\], got \[140, 130\]/,
    },
    "SWALR steps before the first average": {
      answer: (epochs: number, start: number, way: number) => [zero(epochs - start - 1), zero(epochs - start - way)],
      loses: [documented, one, during, random],
      told: /must be \[139, 129\], got \[139, 130\]/,
    },
    "all at the constant": {
      answer: (epochs: number, start: number) => [zero(epochs - start - 1), zero(epochs - start - 1)],
      loses: [documented, one, during, random],
      told: /got \[139, 139\]/,
    },
    "below zero": {
      answer: (epochs: number, start: number, way: number) => [epochs - start - 1, epochs - start - 1 - way],
      loses: [during, before, random],
      told: /must be \[4, 0\], got \[4, -6\]\. A count is never below 0/,
    },
  });

  test("the count agrees with PyTorch's loop", () => {
    const { lr } = replay({
      api: "SWALR",
      base_lr: 0.5,
      steps: 18,
      params: {
        swa_lr: 0.05,
        anneal_epochs: 5,
        anneal_strategy: "linear",
        base: { type: "CosineAnnealingLR", T_max: 20 },
        swa_start: 6,
        rule: "if t > swa_start: swa.step() else: base.step()",
      },
    });
    expect(atTheConstant(18, 6, 5)).toEqual([lr.slice(7).length, lr.filter((rate) => Math.abs(rate - 0.05) < 1e-12).length]);
  });
});

describe("the point and its average", () => {
  const draw = drawer(plots);
  const ends = (values: Record<string, number>): [point: number, mean: number] =>
    /The point ends at ([\d.]+),.* average ends at ([\d.]+);/.exec(draw("average", values).sentence)?.slice(1).map(Number) as [
      number,
      number,
    ];

  test("at 1.2 the point is twenty times as high as its average, which beats the best line", () => {
    const [point, mean] = ends({ swaLr: 1.2 });
    expect(point / mean).toBeGreaterThan(18);
    expect(mean).toBeLessThan(0.82 * 0.1356);
    expect(draw("average", { swaLr: 1.2 }).sentence).toContain("would end at 0.136.");
  });

  test("too low or too late, and the average is worse than the line; too low, even worse than its point", () => {
    const [point, mean] = ends({ swaLr: 0.05 });
    expect(mean).toBeGreaterThan(point);
    expect(ends({ swaLr: 1.2, start: 450 })[1]).toBeGreaterThan(2 * ends({ swaLr: 1.2, start: 50 })[1]);
  });
});
