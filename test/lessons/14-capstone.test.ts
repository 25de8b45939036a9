import { readFileSync } from "node:fs";
import { capstone } from "lrlab/notebook";
import { describe, expect, it, test } from "vitest";
import { readSweep } from "../../src/engine/experiment/readSweep.js";
import { runOne } from "../../src/engine/experiment/runOne.js";
import type { TrainingRun } from "../../src/engine/experiment/runSpec.js";
import { lessons } from "../../src/lessons/catalog.js";
import regretExercise from "../../src/lessons/course/14-capstone/exercises/regret/check.js";
import budgetExercise from "../../src/lessons/course/14-capstone/exercises/within-budget/check.js";
import { withinBudget } from "../../src/lessons/course/14-capstone/exercises/within-budget/solution.js";
import { plots } from "../../src/lessons/course/14-capstone/experiments.js";
import { films } from "../../src/lessons/course/14-capstone/films.js";
import { areAttempts, type KeptAttempt } from "../../src/lessons/course/14-capstone/kept.js";
import { readPrediction } from "../../src/lessons/course/14-capstone/prediction.js";
import { quiz } from "../../src/lessons/course/14-capstone/quiz.js";
import { ratesTrouble, readRates } from "../../src/lessons/course/14-capstone/rates.js";
import { comparedFigure, sentencesOf, standing, summaryOf } from "../../src/lessons/course/14-capstone/report.js";
import scoringSpec from "../../src/lessons/course/14-capstone/results/scoring.json" with { type: "json" };
import tunedSpec from "../../src/lessons/course/14-capstone/results/tuned.json" with { type: "json" };
import {
  accuraciesOf,
  choices,
  linearName,
  lossesOf,
  referenceName,
  scheduleOf,
  tuned,
} from "../../src/lessons/course/14-capstone/results.js";
import { score } from "../../src/lessons/course/14-capstone/score.js";
import { attempt, budget, ended, lossPoints, seeds } from "../../src/lessons/course/14-capstone/task.js";
import { best, values } from "../../src/lessons/course/14-capstone/values.js";
import { constant } from "../../src/schedules/families/constant.js";
import { linear } from "../../src/schedules/families/linear.js";
import { checked, drawer } from "./tryLesson.js";
import { expectWrongAnswers } from "./wrongAnswers.js";

const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
const prediction = { low: 80, high: 88, versusLinear: "worse" } as const;

describe("exercise regret", () => {
  const hand = "two attempts, worked by hand";
  const beats = "an attempt that beats the reference";
  const lost = "a run that left the numbers";
  const twelve = "twelve attempts";
  type Runs = (number | null)[];
  const filled = (mine: Runs, instead: number): number[] => mine.map((one) => one ?? instead);

  expectWrongAnswers(regretExercise, {
    "leaves lost runs out": {
      answer: (mine: Runs, reference: number[]) => {
        const pairs = mine.flatMap((one, i) => (one === null ? [] : [(reference[i] as number) - one]));
        return pairs.length === 0 ? 0 : mean(pairs);
      },
      loses: [lost, twelve],
      told: /guessing among ten/,
    },
    "gives lost runs nothing": {
      answer: (mine: Runs, reference: number[]) => mean(reference) - mean(filled(mine, 0)),
      loses: [lost, twelve],
    },
    "cuts off at zero": {
      answer: (mine: Runs, reference: number[]) => Math.max(0, mean(reference) - mean(filled(mine, 10))),
      loses: [beats],
      told: /below 0/,
    },
    "takes the size": {
      answer: (mine: Runs, reference: number[]) => Math.abs(mean(reference) - mean(filled(mine, 10))),
      loses: [beats],
    },
    "subtracts the wrong way round": {
      answer: (mine: Runs, reference: number[]) => mean(filled(mine, 10)) - mean(reference),
      loses: [hand, beats, lost, twelve],
      told: /reference minus/,
    },
    "takes the best run of the reference": {
      answer: (mine: Runs, reference: number[]) => Math.max(...reference) - mean(filled(mine, 10)),
      loses: [hand, lost, twelve],
    },
  });

  it("takes a right answer that is written otherwise", async () => {
    const { score, points } = await checked(regretExercise, (mine: Runs, reference: number[]) =>
      mean(reference.map((one, i) => one - (mine[i] === null ? 10 : (mine[i] as number)))),
    );
    expect(score).toBe(points);
  });
});

describe("exercise within-budget", () => {
  const sum = "the sum of all pieces, the warmup too";
  const counted = "updates are counted";
  const rates = "rates one can train with";
  const none = "no piece at all";
  const forty = "forty schedules around the budget";
  type Pieces = Parameters<typeof withinBudget>[0];
  const total = (pieces: Pieces): number => pieces.reduce((all, { steps }) => all + steps, 0);

  expectWrongAnswers(budgetExercise, {
    "looks at each piece alone": {
      answer: (pieces: Pieces, most: number) => pieces.every((one) => withinBudget([one], most)) && pieces.length > 0,
      loses: [sum, forty],
      told: /same budget/,
    },
    "asks for less than the budget": {
      answer: (pieces: Pieces, most: number) => withinBudget(pieces, most) && total(pieces) < most,
      loses: [sum, rates],
    },
    "asks for exactly the budget": {
      answer: (pieces: Pieces, most: number) => withinBudget(pieces, most) && total(pieces) === most,
      loses: [sum, forty],
    },
    "takes parts of updates": {
      answer: (pieces: Pieces, most: number) =>
        pieces.length > 0 &&
        total(pieces) <= most &&
        pieces.every(({ steps, from, to }) => steps > 0 && from >= 0 && to >= 0 && Number.isFinite(from + to)),
      loses: [counted],
      told: /whole number/,
    },
    "looks at the first rate only": {
      answer: (pieces: Pieces, most: number) =>
        withinBudget(
          pieces.map((one) => ({ ...one, to: one.from })),
          most,
        ),
      loses: [rates],
      told: /both ends/,
    },
    "takes a rate of 0 for none": {
      answer: (pieces: Pieces, most: number) => withinBudget(pieces, most) && pieces.every(({ from }) => from > 0),
      loses: [sum, rates],
    },
    "lets an empty list through": {
      answer: (pieces: Pieces, most: number) => pieces.length === 0 || withinBudget(pieces, most),
      loses: [none],
      told: /first update/,
    },
  });
});

describe("what an attempt is measured against", () => {
  test("the reference is the shape that validation put first, at its rate", () => {
    const spec = scheduleOf(referenceName).spec;
    const shape = (tunedSpec.shapes as Readonly<Record<string, Record<string, unknown>>>)[best.name];
    const peak = (spec.baseLr ?? spec.maxLr) as number;
    expect(peak).toBe(best.rate);
    expect({ ...spec, baseLr: 1 }).toMatchObject(shape as object);
    expect(tuned.shapes.map(({ edge }) => edge)).toEqual(tuned.shapes.map(() => null));
  });

  test("tuned choices have the rates of the sweep", () => {
    for (const name of ["linear", "constant"]) {
      const found = tuned.shapes.find((shape) => shape.name === name);
      expect(scheduleOf(`tuned ${name}`).spec.baseLr).toBe(found?.rate);
    }
  });

  test("the stored accuracies and losses are those of an attempt with the same schedule, bit for bit", () => {
    const results = ended(attempt(readRates("test", scheduleOf(linearName))));
    expect(results.map(({ accuracy }) => accuracy)).toEqual(accuraciesOf(linearName).map((one) => one));
    expect(results.map(({ losses }) => losses)).toEqual(lossesOf(linearName));
  });

  test("a seed of an attempt is the sweep's run, by its own route", () => {
    const plan = readSweep("test", tunedSpec as never);
    const spec = plan.run("linear", 0.02, seeds[0]) as TrainingRun;
    const [first] = ended(attempt(readRates("test", linear({ baseLr: 0.02, totalSteps: budget }))));
    expect(runOne(spec).test?.accuracy).toBe(first?.accuracy);
  });

  test("no scoring seed was tuned on", () => {
    expect(Math.max(tuned.seeds ?? 0)).toBeLessThan(Math.min(...seeds));
    expect(scoringSpec.seeds).toBe(seeds.length);
  });
});

describe("the score", () => {
  const reference = [0.9, 0.9, 0.91, 0.92, 0.9];
  const linearRuns = [0.89, 0.9, 0.9, 0.92, 0.9];

  test("regret, interval and words of an attempt worked by hand", () => {
    const mine = [0.87, 0.88, 0.87, 0.9, 0.86];
    const { mean, regret, reference: to, came } = score(mine, { reference, linear: linearRuns, prediction });
    expect(mean).toBeCloseTo(87.6, 12);
    expect(regret).toBeCloseTo(3, 12);
    // Differences −3, −2, −4, −2, −4: deviation 1, and Student's factor for four degrees of freedom over the root of five.
    expect(to.difference.low).toBeCloseTo(-3 - 2.776445 / Math.sqrt(5), 5);
    expect(to.verdict).toBe("worse");
    expect(came).toEqual({ range: true, word: true });
  });

  test("what one had said, where it came otherwise", () => {
    const { regret, came } = score([0.95, 0.96, 0.95, 0.97, 0.95], { reference, linear: linearRuns, prediction });
    expect(regret).toBeLessThan(0);
    expect(came).toEqual({ range: false, word: false });
  });

  test("a regret and its difference say one number, on the edge of two as well; who is not in the picture is counted", () => {
    const told = accuraciesOf(referenceName).map((accuracy) => accuracy - 0.0325);
    const results = seeds.map((seed, i) => ({ seed, accuracy: told[i] as number, losses: [], diverged: null }));
    const sentences = sentencesOf({ results, prediction });
    expect(sentences[0]).toMatch(/^Regret: 3\.3 points\./);
    expect(sentences[1]).toMatch(/^Against the reference: −3\.3 \[−3\.3, −3\.3\] points/);
    const there = standing(told).data.rows.length - 1;
    expect(sentences.at(-1)).toContain(`of ${choices.length - 1} plain choices, ${choices.length - 1 - there} of them too far behind`);
  });

  test("runs without numbers count as guessing, and are told of", () => {
    const results = seeds.map((seed) => ({ seed, accuracy: 0.1, losses: Array.from({ length: lossPoints }, () => null), diverged: 3 }));
    expect(sentencesOf({ results, prediction }).join(" ")).toContain("5 of the 5 runs left the numbers and count as guessing, 10 %.");
    expect(comparedFigure({ rates: readRates("test", constant({ baseLr: 1 })), results }).sentence).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe("bad input", () => {
  test.each<[string, unknown, string | RegExp]>([
    ["no function", 0.1, "capstone: lr must be a schedule or a function of the update, got 0.1. Write (t) => 0.01."],
    [
      "a schedule for more than the budget",
      linear({ baseLr: 0.01, totalSteps: 601 }),
      /at most 600 updates, got 601\. The rest would never run/,
    ],
    ["a negative rate", (t: number) => 0.1 - t / 1000, /the rate of update 101 must be a number from 0 to 1000, got -0\.00/],
    ["NaN", () => Number.NaN, /update 0 must be a number from 0 to 1000, got NaN\./],
    ["infinity", () => Number.POSITIVE_INFINITY, /got Infinity\./],
    ["a text", () => "0.1", /got "0\.1"\./],
    ["a promise", async () => 0.1, /must be a number/],
  ])("a rate: %s", (_, lr, message) => {
    expect(() => readRates("capstone", lr)).toThrow(message);
    expect(() => capstone({ lr: lr as never, prediction })).toThrow(message);
    expect(ratesTrouble(lr)).toMatch(message instanceof RegExp ? message : new RegExp(RegExp.escape(message)));
  });

  test.each<[string, unknown, RegExp]>([
    ["nothing", undefined, /prediction must say what you expect before it runs, got undefined\. Write \{ low: 80/],
    ["half of it", { low: 80, high: 88 }, /versusLinear/],
    ["more than there is", { ...prediction, sure: true }, /sure/],
    ["no number", { ...prediction, low: "80" }, /prediction\.low must be/],
    ["out of range", { ...prediction, high: 101 }, /prediction\.high must be/],
    ["the wrong way round", { ...prediction, low: 89 }, /prediction\.high must be above prediction\.low, got 88/],
    ["too wide", { ...prediction, low: 70 }, /at most 10 points wide, got 18/],
    ["another word", { ...prediction, versusLinear: "same" }, /prediction\.versusLinear must be one of .* got "same"/],
  ])("a prediction: %s", (_, given, message) => {
    expect(() => readPrediction("capstone", given)).toThrow(message);
    expect(() => capstone({ lr: () => 0.01, prediction: given as never })).toThrow(message);
  });

  test("unknown options", () => {
    expect(() => capstone({ lr: () => 0.01, prediction, steps: 10 } as never)).toThrow(/unknown .*steps/);
  });
});

describe("what a browser keeps", () => {
  const results = seeds.map((seed) => ({ seed, accuracy: 0.85, losses: Array.from({ length: lossPoints }, () => 1), diverged: null }));
  const good: KeptAttempt = { link: "lr=constant(baseLr:0.01)", prediction, results };

  test("finished and unfinished attempts come back", () => {
    expect(areAttempts(JSON.parse(JSON.stringify([good, { ...good, results: null }])))).toBe(true);
    expect(areAttempts([])).toBe(true);
  });
  test.each<[string, unknown]>([
    ["no list", good],
    ["another prediction", [{ ...good, prediction: { low: 0, high: 100, versusLinear: "worse" } }]],
    ["four seeds", [{ ...good, results: results.slice(1) }]],
    ["an accuracy beyond 1", [{ ...good, results: results.map((one) => ({ ...one, accuracy: 85 })) }]],
    ["no link", [{ ...good, link: 3 }]],
    ["nothing", [null]],
  ])("what was edited by hand is not taken: %s", (_, found) => {
    expect(areAttempts(found)).toBe(false);
  });
  test("the report that is copied names all that is needed to run it again", () => {
    const text = summaryOf(good as KeptAttempt & { results: typeof results });
    expect(text).toMatch(/600 updates, seeds 101 to 105, engine \d+/);
    expect(text).toContain("lr=constant(baseLr:0.01)");
    expect(text.match(/85\.0 %/g)?.length).toBeGreaterThanOrEqual(6);
  });
});

describe("pictures, film and numbers", () => {
  test("the picture says each mean difference, and all of them when asked", () => {
    const near = drawer(plots)("standing", { show: "near" });
    const all = standing(undefined, true);
    expect(all.data.rows).toHaveLength(choices.length - 1);
    expect(near.sentence.length).toBeLessThan(all.sentence.length);
    for (const { label, mean: shown } of all.data.rows)
      expect(shown).toBeCloseTo(100 * (mean(accuraciesOf(label)) - mean(accuraciesOf(referenceName))), 9);
  });

  test("the film is 45 to 60 seconds long and draws at every moment", () => {
    for (const { scenes } of films) {
      const seconds = scenes.reduce((sum, scene) => sum + scene.seconds, 0);
      expect(seconds).toBeGreaterThanOrEqual(45);
      expect(seconds).toBeLessThanOrEqual(60);
      for (const scene of scenes) for (const part of [0, 0.3, 0.5, 0.99, 1]) expect(scene.figure(part).sentence).not.toBe("");
    }
  });

  test("numbers of the text, from the stored rows by another route", () => {
    const rows = readFileSync("src/lessons/course/14-capstone/results/scoring.jsonl", "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => JSON.parse(line) as { case: string; values: { accuracy: number } });
    const of = (name: string): string => (100 * mean(rows.filter((row) => row.case === name).map((row) => row.values.accuracy))).toFixed(1);
    expect(values().carriedMean).toBe(of("cosine from 0.1"));
    expect(values().referenceMean).toBe(of(referenceName));
    expect(Number(values().carriedMean)).toBeLessThan(Number(values().referenceMean) - 20);
  });

  test("the quiz says nothing that is not a number", () => {
    expect(JSON.stringify(quiz)).not.toMatch(/NaN|undefined|Infinity/);
    expect(lessons.map(({ folder }) => folder)).toContain("course/14-capstone");
  });
});
