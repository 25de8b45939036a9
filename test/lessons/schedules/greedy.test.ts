import { describe, expect, test } from "vitest";
import { finalLoss, tune } from "../../../src/lessons/noisyQuadratic.js";
import climbTimeCheck from "../../../src/lessons/schedules/greedy/exercises/climb-time/check.js";
import { experiments, plots, probe } from "../../../src/lessons/schedules/greedy/experiments.js";
import { drawer, runner } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise climb-time", () => {
  const whole = "no patience, whole raises";
  const patience = "patience";
  const short = "a last raise that the ceiling cuts short";
  const random = "random climbs";
  const raises = (ratio: number, factor: number) => Math.log(ratio) / -Math.log(factor) - 1e-9;
  expectWrongAnswers(climbTimeCheck, {
    "patience readings a raise": {
      answer: (r: number, f: number, p: number) => Math.max(1, p) * Math.ceil(raises(r, f)),
      loses: [patience, short, random],
      told: /must be 6, got 3\. It acts when the count is above the patience/,
    },
    "patience only once": {
      answer: (r: number, f: number, p: number) => (r > 1 ? p + Math.ceil(raises(r, f)) : 0),
      loses: [patience, short, random],
      told: /must be 6, got 4/,
    },
    "the last raise left out": {
      answer: (r: number, f: number, p: number) => (p + 1) * Math.floor(raises(r, f) + 2e-9),
      loses: [short, random],
      told: /must be 990, got 979\. Raises are whole/,
    },
    "raises that add": {
      answer: (r: number, f: number, p: number) => (p + 1) * Math.ceil((r - 1) / (1 - f) - 1e-9),
      loses: [whole, patience, short, random],
      told: /divide by the factor/,
    },
    "at least one reading": {
      answer: (r: number, f: number, p: number) => Math.max(1, (p + 1) * Math.ceil(raises(r, f))),
      loses: ["already there"],
      told: /must be 0, got 1/,
    },
  });
});

describe("pictures", () => {
  const draw = drawer(plots);
  const best = tune((rate) => rate, 1000).loss;
  const mean = (first: number, noise: number) => {
    let sum = 0;
    for (let seed = 1; seed <= 12; seed++) sum += probe({ first, noise, seed }).losses[1000] as number;
    return sum / 12 / best;
  };

  test("the losses are those of the rates", () => {
    const { rates, losses } = probe({ first: 0.02, noise: 0.03, seed: 4 });
    expect(losses[1000]).toBeCloseTo(finalLoss(rates, 1000), 12);
  });

  test("with exact readings it ends above the best constant, from everywhere, at too high a rate", () => {
    for (const first of [0.005, 0.02, 0.08, 0.3, 0.6]) {
      const { rates, losses } = probe({ first, noise: 0, seed: 1 });
      expect((losses[1000] as number) / best).toBeGreaterThan(1.4);
      expect(rates[999]).toBeGreaterThan(0.12);
    }
  });

  test("noise decays the rate: good from a high one, a disaster from a low one", () => {
    expect(mean(0.3, 0.1)).toBeLessThan(0.6);
    expect(mean(0.005, 0.1)).toBeGreaterThan(8);
    expect(mean(0.08, 0.03)).toBeLessThan(1);
  });

  test("the plot tells where the rate went", () => {
    expect(draw("wander", { noise: "0" }).sentence).toMatch(/^Reading the exact loss, the rate goes from 0\.02 up to 0\.\d+ and ends/);
    expect(draw("wander", { first: "0.005", noise: "0.1" }).sentence).toMatch(/times above what staying at 0\.005 gives/);
  });

  test("the duel: noise decides it", () => {
    const verdicts = (noise: string) => runner(experiments)("duel", { noise, seeds: 8 }).figure.sentence;
    expect(verdicts("0.01")).toMatch(/from 0\.005: better.*from 0\.08: worse/);
    expect(verdicts("0.1")).toMatch(/from 0\.005: worse.*from 0\.3: better/);
  });
});
