import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import { finalLoss } from "../../../src/lessons/noisyQuadratic.js";
import { endLoss } from "../../../src/lessons/schedules/endLoss.js";
import { finestPeak } from "../../../src/lessons/schedules/finestPeak.js";
import { goldenSection } from "../../../src/lessons/schedules/goldenSection.js";
import powerOfCheck from "../../../src/lessons/schedules/polynomial/exercises/power-of/check.js";
import { plots, powers, versusLine } from "../../../src/lessons/schedules/polynomial/experiments.js";
import { linear } from "../../../src/schedules/families/linear.js";
import { polynomial } from "../../../src/schedules/families/polynomial.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise power-of", () => {
  const line = "a straight line has power 1";
  const zero = "powers above and below 1, to zero";
  const above = "an end above zero";
  const random = "random logs";
  expectWrongAnswers(powerOfCheck, {
    "the end rate forgotten": {
      answer: (u: number, lr: number, first: number) => Math.log(lr / first) / Math.log(1 - u),
      loses: [above, random],
      told: /and the log says .* Only the part above the end/,
    },
    "the time that is over, not the time that is left": {
      answer: (u: number, lr: number, first: number, end: number) => Math.log((lr - end) / (first - end)) / Math.log(u),
      loses: [line, zero, above, random],
      told: /as much of the rate is left as of the time/,
    },
    "the division upside down": {
      answer: (u: number, lr: number, first: number, end: number) => Math.log(1 - u) / Math.log((lr - end) / (first - end)),
      loses: [zero, above, random],
      told: /With that power the rate is/,
    },
  });
});

describe("the dial", () => {
  const draw = drawer(plots);

  test("says where the rate is half and a tenth, and its average", () => {
    expect(draw("dial").sentence).toBe(
      "At power 2 half of the rate is gone after 29 % of the run, nine tenths after 68 %. The average rate is 33 % of the first.",
    );
    const lr = polynomial({ baseLr: 1, totalSteps: 10000, power: 2 });
    expect(lr(2929)).toBeCloseTo(0.5, 3);
    expect(lr(6838)).toBeCloseTo(0.1, 3);
    const mean = Array.from({ length: 10000 }, (_, t) => lr(t)).reduce((sum, rate) => sum + rate / 10000, 0);
    expect(mean).toBeCloseTo(1 / 3, 3);
  });

  test("the best power grows with the length, and 0.9 is nearly a line on all of them", () => {
    const bests = [30, 100, 300, 1000].map((steps) => powers[versusLine(steps).indexOf(Math.min(...versusLine(steps)))]);
    expect(bests).toEqual([0.7, 0.9, 1.2, 1.5]);
    for (const steps of [30, 100, 300, 1000]) {
      const at = (power: number): number => versusLine(steps)[powers.indexOf(power)] as number;
      expect(Math.abs(at(0.9) - 1)).toBeLessThan(0.016);
      expect(at(1)).toBeCloseTo(1, 4);
      for (const power of [0.5, 0.7, 1.2, 1.5, 2]) expect(at(power)).toBeLessThan(1.16);
    }
    expect(draw("best", { length: "1000" }).sentence).toMatch(/power 1\.5 ends lowest, at 0\.97\d* times/);
  });

  test("each power was tuned within its bracket: a search over all rates finds no lower loss", () => {
    for (const power of [0.5, 4])
      for (const steps of [30, 300]) {
        const wide = finestPeak((peak) => polynomial({ baseLr: peak, totalSteps: steps, power }), steps).loss;
        const line = finestPeak((peak) => linear({ baseLr: peak, totalSteps: steps }), steps).loss;
        expect(versusLine(steps)[powers.indexOf(power)]).toBeCloseTo(wide / line, 3);
      }
  });
});

test("the loss at the end is the same on its short way and by the record of the whole run", () => {
  const lr = polynomial({ baseLr: 0.4, totalSteps: 50, power: 2 });
  expect(endLoss(lr, 50)).toBeCloseTo(finalLoss(lr, 50), 12);
});

test("the golden section finds the least of a valley, also at its border", () => {
  expect(goldenSection((x) => (Math.log(x) - Math.log(0.3)) ** 2, 0.02, 2).x).toBeCloseTo(0.3, 2);
  expect(goldenSection((x) => x, 0.02, 2).x).toBeCloseTo(0.02, 3);
});

describe("what the page says of libraries", () => {
  test("PyTorch's default is over after five updates", () => {
    expect(replay({ api: "PolynomialLR", params: {}, base_lr: 0.1, steps: 8 }).lr.slice(5)).toEqual([0, 0, 0]);
  });

  test("Keras' cycle jumps to a half, a third, a quarter", () => {
    const params = { initial_learning_rate: 0.12, decay_steps: 100, end_learning_rate: 0, cycle: true };
    const { lr } = replay({ api: "PolynomialDecay", params, base_lr: 0.12, steps: 302 });
    expect([101, 201, 301].map((t) => lr[t])).toEqual([0.06 - 0.0006, 0.04 - 0.0004, 0.03 - 0.0003].map((rate) => expect.closeTo(rate, 9)));
  });
});
