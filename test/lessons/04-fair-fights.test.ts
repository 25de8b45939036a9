import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { glyphs, mlp, sgd, train } from "../../src/engine/index.js";
import { type Schedule, scale } from "../../src/index.js";
import { armSchedule } from "../../src/labs/playground/armSchedule.js";
import { readState } from "../../src/labs/playground/stateUrl.js";
import pairedExercise from "../../src/lessons/course/04-fair-fights/exercises/paired-ci/check.js";
import { pairedCI } from "../../src/lessons/course/04-fair-fights/exercises/paired-ci/solution.js";
import verdictExercise from "../../src/lessons/course/04-fair-fights/exercises/verdict/check.js";
import { experiments, plots } from "../../src/lessons/course/04-fair-fights/experiments.js";
import { films } from "../../src/lessons/course/04-fair-fights/films.js";
import { quiz } from "../../src/lessons/course/04-fair-fights/quiz.js";
import { coarse, finite, shares, testAt } from "../../src/lessons/course/04-fair-fights/results.js";
import { values } from "../../src/lessons/course/04-fair-fights/values.js";
import { checked, drawer, runner } from "./tryLesson.js";
import { expectWrongAnswers } from "./wrongAnswers.js";

interface Row {
  readonly shape: string;
  readonly rate: number;
  readonly seed: number;
  readonly test: { readonly accuracy: number };
  readonly validation: { readonly accuracy: number };
}

/** The stored rows themselves, not what was made of them. */
const rowsOf = (name: string): Row[] =>
  readFileSync(`src/lessons/course/04-fair-fights/results/${name}.jsonl`, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => JSON.parse(line));
const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;
const accuracies = (rows: readonly Row[], shape: string, rate: number, split: "test" | "validation" = "test"): number[] =>
  rows.filter((row) => row.shape === shape && row.rate === rate).map((row) => 100 * row[split].accuracy);
const chosen = (rows: readonly Row[], shape: string): number => {
  const rates = [...new Set(rows.filter((row) => row.shape === shape).map(({ rate }) => rate))];
  return rates.reduce((a, b) => (mean(accuracies(rows, shape, b, "validation")) > mean(accuracies(rows, shape, a, "validation")) ? b : a));
};

describe("exercise paired-ci", () => {
  const meanTest = "the mean of the differences";
  const hand = "three pairs worked by hand";
  const hidden = "seeds that differ much, and share it";
  const one = "one pair says nothing about the spread";
  type Ci = { mean: number; lo: number; hi: number };
  const around = (a: number[], b: number[], margin: number): Ci => {
    const middle = mean(a.map((x, i) => x - (b[i] as number)));
    return { mean: middle, lo: middle - margin, hi: middle + margin };
  };
  const deviation = (list: number[], over: number): number => Math.sqrt(list.reduce((sum, x) => sum + (x - mean(list)) ** 2, 0) / over);
  const differences = (a: number[], b: number[]): number[] => a.map((x, i) => x - (b[i] as number));

  expectWrongAnswers(pairedExercise, {
    "divides by n instead of n − 1": {
      answer: (a: number[], b: number[], t: number) =>
        a.length === 1 ? pairedCI(a, b, t) : around(a, b, (t * deviation(differences(a, b), a.length)) / Math.sqrt(a.length)),
      loses: [hand, hidden],
      told: /margin 4\.303/,
    },
    "forgets the root of n": {
      answer: (a: number[], b: number[], t: number) =>
        a.length === 1 ? pairedCI(a, b, t) : around(a, b, t * deviation(differences(a, b), a.length - 1)),
      loses: [hand, hidden],
    },
    "does not pair": {
      answer: (a: number[], b: number[], t: number) =>
        a.length === 1
          ? pairedCI(a, b, t)
          : around(a, b, t * Math.sqrt((deviation(a, a.length - 1) ** 2 + deviation(b, b.length - 1) ** 2) / a.length)),
      loses: [hand, hidden],
    },
    "subtracts the wrong way round": {
      answer: (a: number[], b: number[], t: number) => pairedCI(b, a, t),
      loses: [meanTest, hand, hidden, one],
    },
    "gives no spread for one pair": {
      answer: (a: number[], b: number[], t: number) => (a.length === 1 ? around(a, b, 0) : pairedCI(a, b, t)),
      loses: [one],
      told: /no ends/,
    },
    "lets one pair divide by zero": {
      answer: (a: number[], b: number[], t: number) => around(a, b, (t * deviation(differences(a, b), a.length - 1)) / Math.sqrt(a.length)),
      loses: [one],
      told: /three numbers/,
    },
  });

  it("takes a right answer that is written otherwise", async () => {
    const otherwise = (a: number[], b: number[], t: number): Ci => {
      const d = differences(a, b);
      if (d.length < 2) return { hi: Number.POSITIVE_INFINITY, mean: d[0] as number, lo: Number.NEGATIVE_INFINITY };
      const squares = d.reduce((sum, x) => sum + x * x, 0) / d.length - mean(d) ** 2;
      const margin = t * Math.sqrt(squares / (d.length - 1));
      return { hi: mean(d) + margin, mean: mean(d), lo: mean(d) - margin };
    };
    const { score, points } = await checked(pairedExercise, otherwise);
    expect(score).toBe(points);
  });
});

describe("exercise verdict", () => {
  const clear = "clear of the smallest difference";
  const worth = "above zero is not yet worth having";
  const wide = "a wide interval around zero is no proof of equality";
  const narrow = "a narrow interval around zero is one";
  const sixty = "sixty intervals of all widths";
  type Ends = { lo: number; hi: number };

  expectWrongAnswers(verdictExercise, {
    "goes by the sign of the mean": {
      answer: ({ lo, hi }: Ends) => (lo + hi > 0 ? "better" : "worse"),
      loses: [worth, wide, narrow, sixty],
      told: /cannot tell/,
    },
    "takes zero for the smallest difference": {
      answer: ({ lo, hi }: Ends, s: number) => (lo > 0 ? "better" : hi < 0 ? "worse" : hi <= s && lo >= -s ? "equal" : "cannot tell"),
      loses: [worth, narrow, sixty],
    },
    "says equal where zero is inside": {
      answer: ({ lo, hi }: Ends, s: number) => (lo > s ? "better" : hi < -s ? "worse" : lo <= 0 && hi >= 0 ? "equal" : "cannot tell"),
      loses: [wide, narrow, sixty],
      told: /Not seen/,
    },
    "never says equal": {
      answer: ({ lo, hi }: Ends, s: number) => (lo > s ? "better" : hi < -s ? "worse" : "cannot tell"),
      loses: [narrow, sixty],
    },
    "takes a loss for an accuracy": {
      answer: ({ lo, hi }: Ends, s: number) => (lo > s ? "worse" : hi < -s ? "better" : lo >= -s && hi <= s ? "equal" : "cannot tell"),
      loses: [clear, sixty],
    },
    "leaves the touching ends out of equal": {
      answer: ({ lo, hi }: Ends, s: number) => (lo > s ? "better" : hi < -s ? "worse" : lo > -s && hi < s ? "equal" : "cannot tell"),
      loses: [narrow],
    },
  });
});

describe("numbers, from the stored rows by another route", () => {
  const rows = rowsOf("finite");
  const told = values();

  it("the gain at one rate, at the lowest and at 0.1", () => {
    for (const [rate, said] of [
      [0.003, told.gainLowShort],
      [0.1, told.gainHighShort],
    ] as const) {
      const gain = mean(accuracies(rows, "cosine", rate)) - mean(accuracies(rows, "constant", rate));
      expect(said).toBe(`${gain < 0 ? "−" : "+"}${Math.abs(gain).toFixed(1)}`);
    }
  });

  it("the gain at the best rates, with its interval", () => {
    for (const [name, said] of [
      ["finite", told.gainBest],
      ["coarse-grid", told.gainCoarse],
    ] as const) {
      const of = rowsOf(name);
      const [a, b] = [accuracies(of, "cosine", chosen(of, "cosine")), accuracies(of, "constant", chosen(of, "constant"))];
      const { mean: middle, lo, hi } = pairedCI(a, b, 2.0395); // Student's factor for 32 seeds
      const signed = (x: number): string => `${x < 0 ? "−" : "+"}${Math.abs(x).toFixed(2)}`;
      expect(said).toBe(`${signed(middle)} [${signed(lo)}, ${signed(hi)}]`);
    }
  });

  it("the runs of the coarse grid are those of the fine one, bit for bit", () => {
    const text = readFileSync("src/lessons/course/04-fair-fights/results/finite.jsonl", "utf8");
    const lines = new Set(text.split("\n"));
    const few = readFileSync("src/lessons/course/04-fair-fights/results/coarse-grid.jsonl", "utf8").trim().split("\n").slice(1);
    expect(few.filter((line) => !lines.has(line))).toEqual([]);
    expect(coarse.seeds).toBe(finite.seeds);
  });

  it("the shares of the variance add up, and the residual is what rate and shape leave", () => {
    const { rate, shape, both } = shares(finite);
    expect(rate + shape + both).toBeCloseTo(1, 12);
    const names = ["constant", "cosine", "linear"];
    const rates = [0.003, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.14, 0.2];
    const row = (name: string): number => mean(rates.map((r) => testAt(finite, name, r)));
    const column = (r: number): number => mean(names.map((name) => testAt(finite, name, r)));
    const all = mean(names.map(row));
    const left = mean(names.flatMap((name) => rates.map((r) => (testAt(finite, name, r) - row(name) - column(r) + all) ** 2)));
    const total = mean(names.flatMap((name) => rates.map((r) => (testAt(finite, name, r) - all) ** 2)));
    expect(both).toBeCloseTo(left / total, 9);
  });
});

describe("pictures", () => {
  const figureOf = drawer(plots);
  it("the sign of the gain at one rate flips from the lowest to the highest", () => {
    expect(figureOf("one-rate", { rate: "0.003" }).sentence).toMatch(/the cosine loses −3\.\d+ .*: worse\./);
    expect(figureOf("one-rate", { rate: "0.1" }).sentence).toMatch(/the cosine gains \+14\.\d+ .*: better\./);
  });
  it("the picture over all rates crosses the line of no gain once", () => {
    const figure = figureOf("one-rate", { look: "all" });
    if (figure.kind !== "curves") throw new Error("not curves");
    const signs = (figure.data.panels[0]?.curves[0]?.points ?? []).map(([, y]) => Math.sign(y ?? 0));
    expect(signs.filter((sign, i) => i > 0 && sign !== signs[i - 1])).toHaveLength(1);
  });
  it("the gain is larger on the coarse grid", () => {
    const gain = (grid: string): number => Number(/gain of \+([\d.]+)/.exec(figureOf("grid", { grid }).sentence)?.[1]);
    expect(gain("coarse")).toBeGreaterThan(1.5 * gain("fine"));
  });
  it("the early leader is not the best at the end", () => {
    const early = Number(/run ([\d.]+) leads/.exec(figureOf("horizon", { look: "5 %" }).sentence)?.[1]);
    const end = Number(/best, ([\d.]+)\./.exec(figureOf("horizon", { look: "100 %" }).sentence)?.[1]);
    expect(early).toBeLessThan(end);
  });
  it("the film is 45 to 90 seconds long and draws at every moment", () => {
    for (const { scenes } of films) {
      const seconds = scenes.reduce((sum, scene) => sum + scene.seconds, 0);
      expect(seconds).toBeGreaterThanOrEqual(45);
      expect(seconds).toBeLessThanOrEqual(90);
      for (const scene of scenes) for (const part of [0, 0.3, 0.5, 0.99, 1]) expect(scene.figure(part).sentence).not.toBe("");
    }
  });
});

it("the reader's fight is drawn over the full one, dashed", () => {
  const { figure } = runner(experiments)("fight", { seeds: 1 });
  if (figure.kind !== "curves") throw new Error("not curves");
  expect(figure.data.panels[0]?.curves.map(({ dashed }) => dashed ?? false)).toEqual([false, false, true, true]);
  expect(figure.sentence).toContain("Your runs, dashed (1 seed)");
  expect(experiments[0]?.before?.({}).sentence).toBe(figure.sentence.slice(0, figure.sentence.indexOf(" Your runs")));
});

it("in the playground B wins by a landslide at the rate that both have, and no more once A has a third of it", () => {
  const settings = /<Lab id="same-rate" .*with="([^"]+)"/.exec(readFileSync("src/lessons/course/04-fair-fights/lesson.mdx", "utf8"))?.[1];
  const { arms, batch, seed, steps } = readState(`?${settings}`).state;
  const [constant, cosine] = arms.map((arm) => armSchedule(arm, steps)) as [Schedule, Schedule];
  const rightOf = (lr: Schedule): number => {
    const [problem, net] = [glyphs({ side: 16, seed }), mlp([256, 128, 10], { act: "relu", seed })];
    train({ net, problem, optimizer: sgd(net, { momentum: 0.9 }), lr: (t) => Math.fround(lr(t)), steps, batch, seed });
    return problem.score(net, "test").accuracy ?? 0;
  };
  const right = rightOf(cosine);
  expect(right - rightOf(constant)).toBeGreaterThan(0.1);
  expect(Math.abs(right - rightOf(scale(constant, 1 / 3)))).toBeLessThan(0.04);
});

it("the quiz says nothing that is not a number", () => {
  expect(JSON.stringify(quiz)).not.toMatch(/NaN|undefined|Infinity/);
});
