import { describe, expect, it } from "vitest";
import fateExercise from "../../src/lessons/course/01-three-fates/exercises/fate/check.js";
import { fate as fateSolution } from "../../src/lessons/course/01-three-fates/exercises/fate/solution.js";
import maxExercise from "../../src/lessons/course/01-three-fates/exercises/max-stable-lr/check.js";
import { maxStableLr as maxSolution } from "../../src/lessons/course/01-three-fates/exercises/max-stable-lr/solution.js";
import { experiments, plots } from "../../src/lessons/course/01-three-fates/experiments.js";
import { threeFates } from "../../src/lessons/course/01-three-fates/lesson.js";
import { valuesOf } from "../../src/lessons/values.js";
import type { CurvesFigure } from "../../src/plots/figure.js";
import { drawer, runner } from "./tryLesson.js";
import { expectWrongAnswers } from "./wrongAnswers.js";

const boundaryLow = "exactly 1/h lands on the minimum: monotone";
const boundaryHigh = "exactly 2/h bounces forever: oscillating";
const swings = "between 1/h and 2/h it changes sides, and converges";
const still = "a rate of zero stands still, a flat direction too: monotone";
const negative = "a negative rate or curvature leads away";
const random = "random rates and curvatures";

describe("exercise fate", () => {
  expectWrongAnswers(fateExercise, {
    "takes oscillation for divergence": {
      answer: (eta: number, h: number) => (Math.abs(1 - eta * h) > 1 || eta * h > 1 ? "diverging" : "monotone"),
      loses: [swings, boundaryHigh, random],
    },
    "thinks that only a rate of 1 matters": {
      answer: (eta: number) => (eta < 1 ? "monotone" : "diverging"),
      loses: [swings, "above 2/h it diverges", boundaryLow, boundaryHigh, negative, random],
    },
    "counts 2/h as divergence": {
      answer: (eta: number, h: number) =>
        Math.abs(1 - eta * h) >= 1 && eta * h !== 0 ? "diverging" : eta * h <= 1 ? "monotone" : "oscillating",
      loses: [boundaryHigh],
    },
    "counts 1/h as oscillation": {
      answer: (eta: number, h: number) => (Math.abs(1 - eta * h) > 1 ? "diverging" : eta * h < 1 ? "monotone" : "oscillating"),
      loses: [boundaryLow],
    },
    "forgets negative numbers": {
      answer: (eta: number, h: number) => (eta * h > 2 ? "diverging" : eta * h <= 1 ? "monotone" : "oscillating"),
      loses: [negative, random],
    },
    "demands progress at a rate of zero": {
      answer: (eta: number, h: number) => (eta * h === 0 ? "standing" : fateSolution(eta, h)),
      loses: [still],
    },
    "answers with a boolean": { answer: (eta: number, h: number) => eta * h < 2, loses: fateExercise.tests.map(({ name }) => name) },
  });
});

describe("exercise max-stable-lr", () => {
  const one = "one direction";
  const sharpest = "the sharpest direction sets the limit";
  const order = "the order of the directions does not matter";
  const scaled = "a loss that is 8 times as curved allows an 8th of the rate";
  const flat = "flat directions set no limit";
  const spectra = "random spectra";

  const mean = (list: number[]): number => list.reduce((sum, h) => sum + h, 0) / list.length;
  expectWrongAnswers(maxExercise, {
    "takes the flattest direction": { answer: (hs: number[]) => 2 / Math.min(...hs), loses: [sharpest, flat, spectra] },
    "takes the first direction": { answer: (hs: number[]) => 2 / (hs[0] ?? 0), loses: [sharpest, order, flat, spectra] },
    "takes the average direction": { answer: (hs: number[]) => 2 / mean(hs), loses: [sharpest, flat, spectra] },
    "takes 1/h for the limit": { answer: (hs: number[]) => 1 / Math.max(0, ...hs), loses: [one, sharpest, flat, spectra] },
    "does not know an empty list": { answer: (hs: number[]) => 2 / Math.max(...hs), loses: [flat] },
    "never lets the rate be above 1": { answer: (hs: number[]) => Math.min(1, maxSolution(hs)), loses: [one, scaled, flat, spectra] },
  });
});

const figureOf = drawer(plots);

describe("pictures", () => {
  it("descent names each fate, the boundaries exactly", () => {
    const says = (eta: number, h: number): string => figureOf("descent", { eta, h, t: 3 }).sentence;
    expect(says(0.1, 4)).toContain("slides down one side: each update keeps 0.6");
    expect(says(0.25, 4)).toContain("η = 0.25 = 1/h and h = 4 the point lands on the minimum");
    expect(says(0.4, 4)).toContain("changes sides and closes in: each update multiplies the distance by −0.6");
    expect(says(0.5, 4)).toContain("η = 0.5 = 2/h and h = 4 the point bounces between two places");
    expect(says(0.6, 4)).toContain("flies away: each update multiplies the distance by −1.4");
    expect(says(0.6, 8)).toContain("it is outside the picture");
  });

  it("descent's 0.1 and 0.4 arrive together, as the text claims", () => {
    const loss = (eta: number): string | undefined => /the loss is (.*)\./.exec(figureOf("descent", { eta, h: 4 }).sentence)?.[1];
    expect(loss(0.4)).toBe(loss(0.1));
  });

  it("the valley's limit comes from the sharp direction alone", () => {
    for (const flat of [0.1, 1, 4]) {
      expect(figureOf("valley", { eta: 0.5, flat }).sentence).toContain("bounces between the walls forever");
      expect(figureOf("valley", { eta: 0.51, flat }).sentence).toContain("flies away");
      expect(figureOf("valley", { eta: 0.49, flat }).sentence).toContain("removes");
    }
    expect(figureOf("valley", { eta: 0.4, flat: 4, sharp: 4 }).sentence).toContain("both directions are equally slow");
  });

  it("the rate stays in the picture of the factor, wherever it is", () => {
    const markAt = (eta: number) => (figureOf("factor", { eta, h: 4 }) as CurvesFigure).data.panels[0]?.marks?.[0];
    expect(markAt(0.4)).toEqual({ x: 0.4, y: expect.closeTo(0.6, 12), role: "rate", label: "η = 0.4" });
    expect(markAt(1)).toEqual({ x: 1, y: 1.5, role: "rate", label: "η = 1: above the picture" });
  });

  it("doubling the gradients doubles SGD's first step and leaves Adam's", () => {
    const steps = (doublings: number): string => figureOf("scale", { doublings }).sentence;
    expect(steps(0)).toContain("first SGD step is 0.1 long and the first Adam step 0.1");
    expect(steps(1)).toContain("first SGD step is 0.2 long and the first Adam step 0.1");
    expect(steps(5)).toContain("first SGD step is 3.2 long and the first Adam step 0.1");
  });
});

describe("experiment doubling", () => {
  it("finds doubling better below the limit and worse at it and beyond, whatever the length and the valley", () => {
    const run = runner(experiments);
    for (const setting of [
      {},
      { steps: 10 },
      { steps: 100 },
      { kappa: 10 },
      { kappa: 1000 },
      { steps: 10, kappa: 10 },
      { steps: 100, kappa: 10 },
    ]) {
      const { figure } = run("doubling", setting);
      if (figure.kind !== "intervals") throw new Error("not intervals");
      const verdicts = figure.data.rows.map(({ verdict }) => verdict);
      expect(verdicts, JSON.stringify(setting)).toEqual(["better", "better", "better", "worse", "worse"]);
    }
  });
});

it("the numbers in the text are those of the update, worked out by hand", () => {
  const updated = (rate: number): number => 1 - rate * 4; // one update from 1 on a bowl of curvature 4
  expect(valuesOf(threeFates)).toEqual({
    sliding: updated(0.1).toFixed(1),
    swinging: updated(0.4).toFixed(1).replace("-", "−"),
    limit: "0.5",
  });
  expect(Math.abs(updated(0.5))).toBe(1);
});
