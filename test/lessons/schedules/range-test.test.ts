import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import suggestRateCheck from "../../../src/lessons/schedules/range-test/exercises/suggest-rate/check.js";
import { suggestRate } from "../../../src/lessons/schedules/range-test/exercises/suggest-rate/solution.js";
import { plots } from "../../../src/lessons/schedules/range-test/experiments.js";
import { rangeTest, readings, trained } from "../../../src/lessons/schedules/range-test/rangeTest.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

/** A reader of range tests with some of its precautions left out. */
const reader =
  ({ skip = 10, reach = 6, limit = (first: number) => 2 * first } = {}) =>
  (rates: number[], losses: number[]): number => {
    const top = limit(losses[skip] as number);
    const blown = losses.findIndex((loss, i) => i > skip && !(loss < top));
    const end = blown < 0 ? losses.length : blown;
    let [best, at] = [Number.POSITIVE_INFINITY, 0];
    for (let i = skip + Math.ceil(reach); i < end - reach; i++) {
      const fall = (losses[i + Math.floor(reach)] as number) - (losses[i - Math.ceil(reach)] as number); // 0.5: this one and the last
      if (fall < best) [best, at] = [fall, i];
    }
    return rates[at] as number;
  };

describe("exercise suggest-rate", () => {
  const clean = "a clean curve";
  const first = "first samples that jump about";
  const nan = "a tail that is not a number";
  const wild = "a tail that blows up and falls back";
  const noise = "noise in every loss, in any unit";
  expectWrongAnswers(suggestRateCheck, {
    "neighbours, and the least of all": {
      answer: (rates: number[], losses: number[]) => {
        const falls = losses.map((loss, i) => loss - (losses[i - 1] ?? loss));
        return rates[falls.indexOf(Math.min(...falls))];
      },
      loses: [first, nan, wild, noise],
      told: /steepest at 0\.01, got 0\.0000\d+\. The first few losses/,
    },
    "the lowest point": {
      answer: (rates: number[], losses: number[]) => rates[losses.indexOf(Math.min(...losses))],
      loses: [clean, first, nan, wild, noise],
      told: /the most negative difference/,
    },
    "nothing skipped": { answer: reader({ skip: 0, reach: 1 }), loses: [first, noise], told: /Leave out the first ten/ },
    "no end": {
      answer: (rates: number[], losses: number[]) => {
        let [best, at] = [Number.POSITIVE_INFINITY, 0];
        for (let i = 16; i < losses.length - 6; i++) {
          const fall = (losses[i + 6] as number) - (losses[i - 6] as number);
          if (fall < best) [best, at] = [fall, i];
        }
        return rates[at];
      },
      loses: [wild, noise],
      told: /After the run has blown up/,
    },
    "an end in absolute numbers": { answer: reader({ limit: () => 2 }), loses: [noise], told: /no limit in absolute numbers/ },
    "neighbours with every precaution": { answer: reader({ reach: 0.5 }), loses: [noise], told: /mostly noise/ },
  });

  test("the solution reads the page's own range test within a factor of 3 of its steepest fall", () => {
    const { rates, raw } = rangeTest(200, 1, 0);
    const suggested = suggestRate([...rates], [...raw]);
    expect(suggested).toBeGreaterThan(0.003);
    expect(suggested).toBeLessThan(0.3);
  });
});

describe("the range test", () => {
  test.each([
    [100, 0.05],
    [300, 0.05],
    [100, 0.2],
  ])("of %d rates and weight %d is pytorch-lr-finder's", (num_iter, smooth_f) => {
    const params = { start_lr: 1e-5, end_lr: 10, num_iter, smooth_f };
    const theirs = replay({ api: "range_test", params, base_lr: 1e-5, steps: num_iter });
    const ours = rangeTest(num_iter, smooth_f, 0);
    expect(ours.rates).toHaveLength(theirs.lr.length);
    ours.rates.forEach((rate, t) => {
      expect(rate).toBeCloseTo(theirs.lr[t] as number, 12);
      expect((ours.raw[t] as number) / (theirs.raw_loss?.[t] as number)).toBeCloseTo(1, 9);
      expect((ours.smoothed[t] as number) / (theirs.loss?.[t] as number)).toBeCloseTo(1, 9);
    });
    expect(readings.steepest?.(ours)).toBeCloseTo(theirs.suggested_lr_skip10_5 as number, 12);
  });

  test("a shuffled one sees each batch once an epoch, in another order", () => {
    const inTurn = rangeTest(100, 1, 0).raw;
    const first = (order: number): number[] => rangeTest(100, 1, order).raw.slice(0, 4);
    const orders = [1, 2, 3, 4, 5].map((order) => JSON.stringify(first(order)));
    expect(new Set([JSON.stringify(inTurn.slice(0, 4)), ...orders]).size).toBeGreaterThan(3);
    // At the first rates nothing has been learned yet, so the four losses are the same four.
    for (const order of [1, 2, 3])
      [...first(order)].sort().forEach((loss, i) => {
        expect(loss).toBeCloseTo([...inTurn.slice(0, 4)].sort()[i] as number, 2);
      });
  });
});

const draw = drawer(plots);

describe("the picture", () => {
  test("five answers two orders of magnitude apart, two of which blow up", () => {
    expect(draw("answers").sentence).toBe(
      "The five answers go from 0.016 to 4.5, 270 times as much. Two of them make a run of 100 updates blow up.",
    );
    expect(trained(2.8, 100)).toBeGreaterThan(1e6);
    expect(trained(0.2, 100)).toBeLessThan(0.05);
  });

  test("the longer the test, the lower the steepest place", () => {
    const picks = [50, 100, 200, 500, 1000].map((updates) => readings.steepest?.(rangeTest(updates, 0.05, 0)) as number);
    picks.slice(1).forEach((pick, i) => {
      expect(pick).toBeLessThan((picks[i] as number) / 2);
    });
    expect((picks[1] as number) / (picks[4] as number)).toBeCloseTo(41.5, 0);
  });
});
