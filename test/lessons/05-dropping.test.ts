import { expectedLoss } from "lrlab";
import { describe, expect, it } from "vitest";
import milestoneExercise from "../../src/lessons/course/05-dropping/exercises/best-milestone/check.js";
import { bestMilestone } from "../../src/lessons/course/05-dropping/exercises/best-milestone/solution.js";
import multistepExercise from "../../src/lessons/course/05-dropping/exercises/multistep/check.js";
import { multistep } from "../../src/lessons/course/05-dropping/exercises/multistep/solution.js";
import { experiments, plots } from "../../src/lessons/course/05-dropping/experiments.js";
import { films } from "../../src/lessons/course/05-dropping/films.js";
import { stepLengths } from "../../src/lessons/course/05-dropping/pictures/buffers.js";
import { lossAfter, staircase } from "../../src/lessons/course/05-dropping/pictures/milestone.js";
import { pressedFinite, pressedFresh, pressesOf, restarts } from "../../src/lessons/course/05-dropping/results.js";
import { looks, press, presses } from "../../src/lessons/course/05-dropping/study.js";
import { values } from "../../src/lessons/course/05-dropping/values.js";
import { curvatures } from "../../src/lessons/noisyQuadratic.js";
import { checked, drawer, runner } from "./tryLesson.js";
import { expectWrongAnswers } from "./wrongAnswers.js";

type Stairs = { milestones: number[]; gamma: number; lr0: number };

describe("exercise multistep", () => {
  const around = "one milestone, before and after";
  const at = "the update at the milestone has the lower rate";
  const several = "no milestone, and several";
  const order = "milestones in any order";
  const twice = "a milestone given twice counts twice";
  const hidden = "random staircases at their edges";

  expectWrongAnswers(multistepExercise, {
    "drops one update late": {
      answer: (t: number, { milestones, gamma, lr0 }: Stairs) => lr0 * gamma ** milestones.filter((m) => m < t).length,
      loses: [at, hidden],
      told: /counted from 0/,
    },
    "expects a sorted list": {
      answer: (t: number, { milestones, gamma, lr0 }: Stairs) => {
        const next = milestones.findIndex((m) => m > t);
        return lr0 * gamma ** (next < 0 ? milestones.length : next);
      },
      loses: [order, hidden],
      told: /unsorted/,
    },
    "counts a milestone once": {
      answer: (t: number, { milestones, gamma, lr0 }: Stairs) => lr0 * gamma ** [...new Set(milestones)].filter((m) => m <= t).length,
      loses: [twice, hidden],
      told: /two drops/,
    },
    "stops after the first": {
      answer: (t: number, { milestones, gamma, lr0 }: Stairs) => (milestones.some((m) => m <= t) ? lr0 * gamma : lr0),
      loses: [at, several, twice, hidden],
    },
    "subtracts instead of multiplying": {
      answer: (t: number, { milestones, gamma, lr0 }: Stairs) => lr0 - gamma * milestones.filter((m) => m <= t).length,
      loses: [around, at, several, order, twice, hidden],
    },
  });

  it("takes a right answer that is written otherwise", async () => {
    const otherwise = (t: number, { milestones, gamma, lr0 }: Stairs): number =>
      [...milestones].sort((a, b) => b - a).reduce((rate, m) => (t < m ? rate : rate * gamma), lr0);
    const { score, points } = await checked(multistepExercise, otherwise);
    expect(score).toBe(points);
  });

  it("the solution is the library's own schedule", () => {
    for (const t of [0, 29, 30, 59, 60, 89])
      expect(multistep(t, { milestones: [60, 30], gamma: 0.1, lr0: 0.1 })).toBeCloseTo(
        0.1 * 0.1 ** Number(t >= 30) * 0.1 ** Number(t >= 60),
        12,
      );
  });
});

describe("exercise best-milestone", () => {
  type Run = { T: number; eta: number; gamma: number };
  type Spectrum = { h: number; sigma2: number; theta0: number }[];
  const usual = "the course's problem, 100 updates";
  const never = "a low rate that should never drop";
  const atOnce = "a start at the minimum: drop at once";
  const hidden = "another rate, factor and length, other directions";
  const end = (m: number, { T, eta, gamma }: Run, spectrum: Spectrum, part: (d: Spectrum[number], m: number) => number): number =>
    spectrum.reduce((sum, d) => {
      let moment = d.theta0 ** 2;
      for (let t = 0; t < T; t++) {
        const rate = t < m ? eta : gamma * eta;
        moment = (1 - rate * d.h) ** 2 * moment + rate ** 2 * part(d, t);
      }
      return sum + d.h * moment;
    }, 0);
  const least = (T: number, loss: (m: number) => number, from = 0, to = T): number => {
    let best = from;
    for (let m = from; m <= to; m++) if (loss(m) < loss(best)) best = m;
    return best;
  };

  expectWrongAnswers(milestoneExercise, {
    "always takes half": { answer: ({ T }: Run) => Math.round(T / 2), loses: [usual, never, atOnce, hidden] },
    "never drops": { answer: ({ T }: Run) => T, loses: [usual, atOnce, hidden] },
    "drops at once": { answer: () => 0, loses: [usual, never, hidden] },
    "forgets the noise": {
      answer: (run: Run, spectrum: Spectrum) => least(run.T, (m) => end(m, run, spectrum, () => 0)),
      loses: [usual, hidden],
      told: /ends at a loss of/,
    },
    "looks for the worst place": {
      answer: (run: Run, spectrum: Spectrum) => least(run.T, (m) => -end(m, run, spectrum, (d) => d.sigma2)),
      loses: [usual, never, atOnce, hidden],
    },
    "gives a part instead of a number of updates": {
      answer: (run: Run, spectrum: Spectrum) => bestMilestone(run, spectrum) / (2 * run.T),
      loses: [usual, never, hidden],
      told: /whole number/,
    },
  });

  it("takes a search from the other end, in steps of two", async () => {
    const otherwise = (run: Run, spectrum: Spectrum): number => {
      let best = run.T;
      for (let m = run.T; m >= 0; m -= 2) if (end(m, run, spectrum, (d) => d.sigma2) < end(best, run, spectrum, (d) => d.sigma2)) best = m;
      return best;
    };
    const { score, points } = await checked(milestoneExercise, otherwise);
    expect(score).toBe(points);
  });
});

describe("a press", () => {
  const one = { net: "mlp", data: "fresh", rate: 0.05, factor: 0.1 } as const;

  it("is the same twice, and is what is stored", () => {
    const here = press(one, 1);
    expect(press(one, 1)).toEqual(here);
    const stored = pressesOf(pressedFresh, 0.05);
    expect(Number(here.before.toPrecision(6))).toBe(stored.before[0]);
    expect(here.changed.map((loss) => Number(loss.toPrecision(6)))).toEqual(stored.changed[0]);
  });

  it("with a factor of 1 both copies stay together", () => {
    const { changed, kept } = press({ ...one, factor: 1 }, 2);
    expect(changed).toEqual(kept);
  });

  it("refuses what it does not know", () => {
    const options = { net: "mlp", data: "fresh", rates: [0.1], factor: 0.1 };
    expect(Object.keys(presses.cases(options))).toEqual(["0.1"]);
    expect(() => presses.cases({ ...options, lr: 1 })).toThrow("presses: unknown option lr. It has net, data, rates, factor.");
    expect(() => presses.cases({ ...options, net: "rnn" })).toThrow('presses: net must be "mlp" or "cnn", got rnn.');
    expect(() => presses.cases({ ...options, data: 3 })).toThrow('presses: data must be "finite" or "fresh", got 3.');
    expect(() => presses.cases({ ...options, rates: [-1] })).toThrow("presses: rates must be a list of rates, got -1.");
    expect(() => presses.cases({ ...options, factor: 0 })).toThrow("presses: factor must be above 0, got 0.");
  });
});

describe("numbers, by another route", () => {
  const told = values();
  const fresh = pressesOf(pressedFresh, 0.05);

  it("how many losses fell after ten and a hundred updates", () => {
    const lower = (updates: 10 | 100): number => {
      let count = 0;
      fresh.changed.forEach((losses, i) => {
        if ((losses[looks.indexOf(updates)] as number) < (fresh.before[i] as number)) count++;
      });
      return count;
    };
    expect([told.fellAfterTen, told.fellAfterHundred]).toEqual([lower(10), lower(100)].map(String));
  });

  it("the exact loss around a drop never rises, and is that of the recursion", () => {
    const losses = expectedLoss({ curvatures, noiseVariances: curvatures, start: 1, lr: (t) => (t < 100 ? 0.5 : 0.05), steps: 300 });
    expect(Number(told.exactOne)).toBeCloseTo(losses[101] as number, 3);
    expect(Number(told.exactHundred)).toBeCloseTo(losses[200] as number, 3);
    for (let t = 101; t <= 300; t++) expect(losses[t] as number).toBeLessThan(losses[t - 1] as number);
  });

  it("the closed form of a staircase is the recursion's loss", () => {
    const losses = expectedLoss({
      curvatures,
      noiseVariances: curvatures,
      start: 1,
      lr: (t) => 0.4 * 0.1 ** (Number(t >= 33) + Number(t >= 67)),
      steps: 100,
    });
    expect(lossAfter(staircase(0.4, [33, 67], 0.1, 100))).toBeCloseTo(losses[100] as number, 9);
  });

  it("a buffer of gradients is a drop at once, a buffer of steps the geometric series", () => {
    const { gradients, steps } = stepLengths(0.1, 0.9);
    expect(gradients.slice(0, 10).every((step) => Math.abs(step - 1) < 1e-9)).toBe(true);
    expect(gradients.slice(10).every((step) => Math.abs(step - 0.1) < 1e-9)).toBe(true);
    for (const [k, step] of steps.slice(10).entries()) expect(step).toBeCloseTo(0.1 + 0.9 ** (k + 1) * 0.9, 9);
  });

  it("the classic staircase loses a short run and wins a long one", () => {
    expect(Number(told.stairsLoss)).toBeGreaterThan(Number(told.flatLoss));
    expect(Number(told.placeLoss)).toBeLessThan(Number(told.flatLoss));
    expect(Number(told.longGain)).toBeGreaterThan(1);
  });

  it("what the text says of the nets holds in the stored runs", () => {
    const rose = pressesOf(restarts, 0.01);
    const ten = looks.indexOf(10);
    expect(rose.changed.filter((losses, i) => (losses[ten] as number) > (rose.before[i] as number)).length).toBeGreaterThan(30);
    const heart = pressesOf(pressedFinite, 0.05);
    const hundred = looks.indexOf(100);
    const mean = (runs: typeof heart.changed): number =>
      runs.reduce((sum, losses, i) => sum + (losses[hundred] as number) / (heart.before[i] as number), 0) / runs.length;
    expect(mean(heart.changed)).toBeGreaterThan(mean(heart.kept)); // by heart, the high rate travels on
    expect(told.mlpLate).toMatch(/^−.*, −/); // the interval lies below zero
    expect(told.normLate).toMatch(/^\+.*, \+/); // here above
    expect(told.mlpHalvings).toMatch(/\[−.*, \+/);
  });
});

describe("pictures", () => {
  const figureOf = drawer(plots);
  it("annealing fills the deep well better than a quench, and cold points stay", () => {
    const { sentence } = figureOf("two-wells");
    const said = /holds (\d+) % of the quenched points, (\d+) % of the annealed, (\d+) % of those kept hot and ([\d.]+) %/.exec(sentence);
    const [quench, anneal, , cold] = (said ?? []).slice(1).map(Number);
    expect(anneal).toBeGreaterThan((quench ?? 100) + 5);
    expect(cold).toBeLessThan(5);
  });
  it("a raise of the exact rate may rise, a drop may not", () => {
    expect(figureOf("exact-drop", { factor: "0.1" }).sentence).toContain("It does not rise once.");
    expect(figureOf("exact-drop", { factor: "2", moment: 290 }).sentence).toContain("It rises on the way.");
  });
  it("every scene of the film draws, and it lasts 45 to 90 seconds", () => {
    for (const { scenes } of films) {
      const seconds = scenes.reduce((sum, scene) => sum + scene.seconds, 0);
      expect(seconds).toBeGreaterThanOrEqual(45);
      expect(seconds).toBeLessThanOrEqual(90);
      for (const scene of scenes) for (const part of [0, 0.3, 0.5, 0.99, 1]) expect(scene.figure(part).sentence).not.toBe("");
    }
  });
});

it("the reader's presses are drawn over the stored ones", () => {
  const { figure, progress } = runner(experiments)("your-presses", { presses: 4 });
  expect(progress).toEqual([0.25, 0.5, 0.75, 1]);
  if (figure.kind !== "curves") throw new Error("not curves");
  expect(figure.data.panels[0]?.curves.map(({ label }) => label)).toEqual(["rate kept", "rate dropped", "your presses"]);
  expect(figure.sentence).toContain("In your 4 presses, dashed, it had fallen in");
});
