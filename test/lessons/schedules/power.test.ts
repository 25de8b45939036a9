import { averagedLoss } from "lrlab";
import { describe, expect, test } from "vitest";
import { finalLoss, problem } from "../../../src/lessons/noisyQuadratic.js";
import { finestPeak } from "../../../src/lessons/schedules/finestPeak.js";
import sameTailCheck from "../../../src/lessons/schedules/power/exercises/same-tail/check.js";
import { anytime, exponents, firstRates, plots, stops } from "../../../src/lessons/schedules/power/experiments.js";
import { linear } from "../../../src/schedules/families/linear.js";
import { power } from "../../../src/schedules/families/power.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise same-tail", () => {
  const same = "the same timescale";
  const one = "exponent 1";
  const others = "other exponents";
  const random = "random pairs";
  expectWrongAnswers(sameTailCheck, {
    "the exponent forgotten": {
      answer: (baseLr: number, _exponent: number, from: number, to: number) => (baseLr * from) / to,
      loses: [others, random],
      told: /Far out the rate is then 0\.1 times what it was\. The timescale stands inside the power/,
    },
    "the ratio upside down": {
      answer: (baseLr: number, exponent: number, from: number, to: number) => baseLr * (to / from) ** exponent,
      loses: [one, others, random],
      told: /Far out the rate is then 0\.01 times what it was\. Past the timescale/,
    },
    "the first rate kept": {
      answer: (baseLr: number) => baseLr,
      loses: [one, others, random],
      told: /Far out the rate is then 0\.1 times/,
    },
    "the rate that the old one has at the new timescale": {
      answer: (baseLr: number, exponent: number, from: number, to: number) => power({ baseLr, exponent, timescale: from })(to),
      loses: [same, one, others, random],
      told: /Where nothing changes, the first rate stays/,
    },
  });
});

const worst = (exponent: number, timescale: number, baseLr: number): number => Math.max(...anytime(exponent, timescale, baseLr).regrets);

describe("a slope, and where it begins", () => {
  test.each(Object.entries(firstRates))(
    "at timescale %s every exponent has the first rate whose worst stop is best",
    (timescale, rates) => {
      exponents.forEach((exponent, i) => {
        const baseLr = rates[i] as number;
        const at = (factor: number): number => worst(exponent, Number(timescale), baseLr * factor);
        if (baseLr * 1.25 < 2) expect(at(1.25)).toBeGreaterThanOrEqual(at(1));
        expect(at(0.8)).toBeGreaterThanOrEqual(at(1));
      });
    },
  );

  test("every timescale has another best exponent", () => {
    const bests = Object.entries(firstRates).map(([timescale, rates]) => {
      const all = exponents.map((exponent, i) => worst(exponent, Number(timescale), rates[i] as number));
      return exponents[all.indexOf(Math.min(...all))];
    });
    expect(bests).toEqual([0.5, 0.75, 1]);
  });

  test("the picture says so", () => {
    const draw = drawer(plots);
    expect(draw("slope").sentence).toMatch(/leaves 50 % of the rate.* the worst stop is at 1000 updates: 7\.6\d? times/);
    expect(draw("slope", { timescale: "100" }).sentence).toMatch(/first rate, 0\.4, the worst stop is at \d+ updates: 1\.2\d? times/);
  });

  test("its lines are the best ones", () => {
    const { losses, regrets } = anytime(0.5, 10, 0.5);
    const line = finestPeak((baseLr) => linear({ baseLr, totalSteps: 200 }), 200).loss;
    expect(regrets[stops.indexOf(200)]).toBeCloseTo((losses[200] as number) / line, 4);
    expect(losses[200]).toBeCloseTo(finalLoss(power({ baseLr: 0.5, exponent: 0.5, timescale: 10 }), 200), 12);
  });
});

test("the mean of the second half beats the line that knew, with one first rate for every stop", () => {
  for (const stop of [100, 500, 1000]) {
    const line = finestPeak((baseLr) => linear({ baseLr, totalSteps: stop }), stop).loss;
    const lr = power({ baseLr: 1, exponent: 0.5, timescale: 10 });
    expect(averagedLoss({ ...problem, lr, steps: stop, from: stop / 2 })[stop]).toBeLessThan(0.97 * line);
  }
});

test("the key of the quiz: rates of exponent 1.5 add up to 2.6 times the first", () => {
  const lr = power({ baseLr: 1, exponent: 1.5 });
  let sum = 0;
  for (let t = 0; t < 1e5; t++) sum += lr(t);
  expect(sum + 2 / Math.sqrt(1e5)).toBeCloseTo(2.612, 3); // and the integral of the rest
});
