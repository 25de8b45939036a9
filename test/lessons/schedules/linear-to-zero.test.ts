import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import { endLoss } from "../../../src/lessons/schedules/endLoss.js";
import { goldenSection } from "../../../src/lessons/schedules/goldenSection.js";
import planBehindCheck from "../../../src/lessons/schedules/linear-to-zero/exercises/plan-behind/check.js";
import { ends, plots, spectra, versusZero } from "../../../src/lessons/schedules/linear-to-zero/experiments.js";
import { linear } from "../../../src/schedules/families/linear.js";
import { linearToZero } from "../../../src/schedules/families/linearToZero.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise plan-behind", () => {
  const none = "no warmup";
  const already = "to zero already";
  const warm = "with a warmup";
  const random = "random plans";
  expectWrongAnswers(planBehindCheck, {
    "the warmup taken for a part of the decay": {
      answer: (T: number, _w: number, r: number) => Math.round(T / (1 - r)),
      loses: [warm, random],
      told: /Update 999 of that line has .* The warmup is not a part of the decay/,
    },
    "the warmup left out": {
      answer: (T: number, w: number, r: number) => Math.round((T - w) / (1 - r)),
      loses: [already, warm, random],
      told: /Update 999 of that line has 0 of the peak|With r = 0 nothing is missing/,
    },
    "longer by r": {
      answer: (T: number, w: number, r: number) => Math.round(w + (T - w) * (1 + r)),
      loses: [none, warm, random],
      told: /the part 1 − r of the way/,
    },
    "shorter instead of longer": {
      answer: (T: number, w: number, r: number) => Math.round(w + (T - w) * (1 - r)),
      loses: [none, warm, random],
      told: /Update 899 of that line has 0 of the peak, and must have 0\.10/,
    },
  });
});

const at = (name: string, steps: number, end: number): number => versusZero(name, steps)[ends.indexOf(end)] as number;

describe("zero or a tenth", () => {
  test("with curvatures alike a tenth wins at either length, with a wide spectrum zero does, by more on the longer run", () => {
    for (const steps of [100, 1000]) expect(at("alike", steps, 0.1)).toBeLessThan(0.98);
    for (const name of ["wide", "wider"]) {
      expect(at(name, 1000, 0.1)).toBeGreaterThan(1.05);
      expect(at(name, 1000, 0.1)).toBeGreaterThan(at(name, 100, 0.1) + 0.05);
    }
  });

  test("two percent is never far from zero, and better on five of the six", () => {
    const all = Object.keys(spectra).flatMap((name) => [100, 1000].map((steps) => at(name, steps, 0.02)));
    expect(Math.max(...all)).toBeLessThan(1.015);
    expect(all.filter((ratio) => ratio < 1)).toHaveLength(5);
  });

  test("each end was tuned within its bracket: a search over all rates finds no lower loss", () => {
    for (const [name, { curvatures }] of Object.entries(spectra)) {
      const wide = (end: number): number =>
        goldenSection((peak) => endLoss(linear({ baseLr: peak, totalSteps: 100, endLr: end * peak }), 100, curvatures), 0.01, 2).loss;
      for (const end of [0.02, 0.3]) expect(at(name, 100, end)).toBeCloseTo(wide(end) / wide(0), 3);
    }
  });

  test("the picture says so", () => {
    const draw = drawer(plots);
    expect(draw("end").sentence).toBe(
      "Curvatures from 1 to 0.01, 1000 updates: a line to a tenth of its peak ends 6.5 % above a line to zero. The best end among these is 2 % of the peak.",
    );
    expect(draw("end", { spectrum: "alike" }).sentence).toMatch(/^Curvatures all 1, .* ends 2\.\d % below a line to zero\./);
  });

  test("the key of the quiz: at a quarter of the best peak the tenth ends 10 % lower", () => {
    const best = goldenSection((peak) => endLoss(linear({ baseLr: peak, totalSteps: 1000 }), 1000), 0.05, 1).x;
    expect(best).toBeCloseTo(0.26, 2);
    const [zero, tenth] = [0, 0.0065].map((endLr) => endLoss(linear({ baseLr: 0.065, totalSteps: 1000, endLr }), 1000));
    expect((tenth as number) / (zero as number)).toBeCloseTo(0.9, 2);
  });
});

describe("what the page says of libraries", () => {
  test("transformers' linear with a warmup as long as the run drops to zero just before its peak", () => {
    const { lr } = replay({ api: "linear", params: { num_warmup_steps: 10, num_training_steps: 10 }, base_lr: 0.1, steps: 12 });
    expect([lr[9], lr[10]]).toEqual([expect.closeTo(0.09, 12), 0]);
    expect(() => linearToZero({ baseLr: 0.1, totalSteps: 10, warmupSteps: 10 })).toThrow("warmupSteps must be less than totalSteps");
  });

  test("timm's poly of power 1 with its warmup before it is this schedule, counted from a warmup at 0", () => {
    const { lr } = replay({
      api: "PolyLRScheduler",
      params: { t_initial: 90, power: 1, warmup_t: 10, warmup_lr_init: 0, warmup_prefix: true },
      base_lr: 0.1,
      steps: 100,
    });
    const ours = linearToZero({ baseLr: 0.1, totalSteps: 100, warmupSteps: 10 });
    lr.forEach((rate, t) => {
      expect(rate, `update ${t}`).toBeCloseTo(ours(t), 12);
    });
  });
});
