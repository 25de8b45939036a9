import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import sweepCheck from "../../../src/lessons/schedules/exponential-warmup/exercises/sweep/check.js";
import { plots } from "../../../src/lessons/schedules/exponential-warmup/experiments.js";
import { exponentialWarmup } from "../../../src/schedules/families/exponentialWarmup.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise sweep", () => {
  const first = "the first rate";
  const last = "the last rate";
  const equal = "equal factors";
  const two = "two rates, and a fall";
  const random = "random sweeps";
  const list = (n: number, rate: (i: number) => number): number[] => Array.from({ length: n }, (_, i) => rate(i));
  expectWrongAnswers(sweepCheck, {
    "n factors": {
      answer: (from: number, to: number, n: number) => list(n, (i) => from * (to / from) ** (i / n)),
      loses: [last, two, random],
      told: /its last rate must be 1\. Between n rates there are n − 1 factors/,
    },
    "the start left out": {
      answer: (from: number, to: number, n: number) => list(n, (i) => from * (to / from) ** ((i + 1) / n)),
      loses: [first, two, random],
      told: /its first rate must be 0\.001\./,
    },
    "equal steps": {
      answer: (from: number, to: number, n: number) => list(n, (i) => from + ((to - from) * i) / (n - 1)),
      loses: [equal, two, random],
      told: /factors are not equal/,
    },
    "one rate too many": {
      answer: (from: number, to: number, n: number) => list(n + 1, (i) => from * (to / from) ** (i / n)),
      loses: [first, last, equal, two, random],
      told: /must be 4 numbers/,
    },
  });
});

const draw = drawer(plots);

describe("pictures", () => {
  test("three quarters of a rise through four powers of ten are below a tenth", () => {
    expect(draw("dark").sentence).toBe(
      "Through 4 powers of ten, 75 of 100 updates have less than a tenth of the full rate. Each is 9.6 % above the one before.",
    );
    expect(draw("dark", { decades: 1 }).sentence).toContain("Through 1 power of ten, 0 of 100");
  });

  test("the steepest place moves with the length of the test, the lowest hardly", () => {
    const read = (updates: string): number[] =>
      /fastest at a rate of ([\d.]+) and is lowest at ([\d.]+)\./.exec(draw("range-test", { updates }).sentence)?.slice(1).map(Number) ??
      [];
    const [short, long] = [read("30"), read("1000")] as [number[], number[]];
    expect((short[0] as number) / (long[0] as number)).toBeGreaterThan(10);
    expect((short[1] as number) / (long[1] as number)).toBeLessThan(2);
  });
});

describe("libraries", () => {
  test("fastai's range test ends one factor below its end", () => {
    const { lr } = replay({ api: "lr_find", params: {}, base_lr: 0.1, steps: 100 });
    const ours = exponentialWarmup({ baseLr: 10, startLr: 1e-7, warmupSteps: 100 });
    expect((lr.at(-1) as number) / ours(99)).toBeCloseTo(1, 12);
  });

  test("optax's exponential decay warms up along a line", () => {
    const { lr } = replay({
      api: "warmup_exponential_decay_schedule",
      params: { init_value: 0, peak_value: 1, warmup_steps: 4, transition_steps: 10, decay_rate: 0.5 },
      base_lr: 1,
      steps: 5,
    });
    expect(lr).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });
});
