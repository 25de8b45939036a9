import fc from "fast-check";
import { describe, expect, it } from "vitest";
import fateExercise from "../../src/lessons/course/01-three-fates/exercises/fate/check.js";
import { fate as fateSolution } from "../../src/lessons/course/01-three-fates/exercises/fate/solution.js";
import { fate as fateStart } from "../../src/lessons/course/01-three-fates/exercises/fate/start.js";
import maxExercise from "../../src/lessons/course/01-three-fates/exercises/max-stable-lr/check.js";
import { maxStableLr as maxSolution } from "../../src/lessons/course/01-three-fates/exercises/max-stable-lr/solution.js";
import { maxStableLr as maxStart } from "../../src/lessons/course/01-three-fates/exercises/max-stable-lr/start.js";
import { experiments, plots } from "../../src/lessons/course/01-three-fates/experiments.js";
import { quiz } from "../../src/lessons/course/01-three-fates/quiz.js";
import { type Controls, startValues, type Value } from "../../src/lessons/interactive.js";
import type { Figure } from "../../src/plots/figure.js";
import { failures } from "./failures.js";

const boundaryLow = "exactly 1/h lands on the minimum: monotone";
const boundaryHigh = "exactly 2/h bounces forever: oscillating";
const swings = "between 1/h and 2/h it changes sides, and converges";
const still = "a rate of zero stands still, a flat direction too: monotone";
const negative = "a negative rate or curvature leads away";
const random = "random rates and curvatures";

describe("exercise fate", () => {
  it("passes its solution on every seed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(10_000), async (seed) => {
        expect(await failures(fateExercise, fateSolution, seed)).toEqual([]);
      }),
    );
  });
  it("fails its start", async () => expect(await failures(fateExercise, fateStart)).toContain(swings));

  const wrong: [string, (eta: number, h: number) => unknown, string[]][] = [
    [
      "takes oscillation for divergence",
      (eta, h) => (Math.abs(1 - eta * h) > 1 || eta * h > 1 ? "diverging" : "monotone"),
      [swings, boundaryHigh, random],
    ],
    [
      "thinks that only a rate of 1 matters",
      (eta) => (eta < 1 ? "monotone" : "diverging"),
      [swings, "above 2/h it diverges", boundaryLow, boundaryHigh, negative, random],
    ],
    [
      "counts 2/h as divergence",
      (eta, h) => (Math.abs(1 - eta * h) >= 1 && eta * h !== 0 ? "diverging" : eta * h <= 1 ? "monotone" : "oscillating"),
      [boundaryHigh],
    ],
    [
      "counts 1/h as oscillation",
      (eta, h) => (Math.abs(1 - eta * h) > 1 ? "diverging" : eta * h < 1 ? "monotone" : "oscillating"),
      [boundaryLow],
    ],
    ["forgets negative numbers", (eta, h) => (eta * h > 2 ? "diverging" : eta * h <= 1 ? "monotone" : "oscillating"), [negative, random]],
    ["demands progress at a rate of zero", (eta, h) => (eta * h === 0 ? "standing" : fateSolution(eta, h)), [still]],
    ["answers with a boolean", (eta, h) => eta * h < 2, fateExercise.tests.map(({ name }) => name)],
  ];
  it.each(wrong)("fails an answer that %s, for that reason", async (_, answer, names) => {
    expect(await failures(fateExercise, answer)).toEqual(names);
  });
});

describe("exercise max-stable-lr", () => {
  const one = "one direction";
  const sharpest = "the sharpest direction sets the limit";
  const order = "the order of the directions does not matter";
  const scaled = "a loss that is 8 times as curved allows an 8th of the rate";
  const flat = "flat directions set no limit";
  const spectra = "random spectra";

  it("passes its solution on every seed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(10_000), async (seed) => {
        expect(await failures(maxExercise, maxSolution, seed)).toEqual([]);
      }),
    );
  });
  it("fails its start", async () => expect(await failures(maxExercise, maxStart)).toContain(sharpest));

  const mean = (list: number[]): number => list.reduce((sum, h) => sum + h, 0) / list.length;
  const wrong: [string, (curvatures: number[]) => unknown, string[]][] = [
    ["takes the flattest direction", (hs) => 2 / Math.min(...hs), [sharpest, flat, spectra]],
    ["takes the first direction", (hs) => 2 / (hs[0] ?? 0), [sharpest, order, flat, spectra]],
    ["takes the average direction", (hs) => 2 / mean(hs), [sharpest, flat, spectra]],
    ["takes 1/h for the limit", (hs) => 1 / Math.max(0, ...hs), [one, sharpest, flat, spectra]],
    ["does not know an empty list", (hs) => 2 / Math.max(...hs), [flat]],
    ["never lets the rate be above 1", (hs) => Math.min(1, maxSolution(hs)), [one, scaled, flat, spectra]],
  ];
  it.each(wrong)("fails an answer that %s, for that reason", async (_, answer, names) => {
    expect(await failures(maxExercise, answer)).toEqual(names);
  });
});

describe("quiz", () => {
  it("has one right answer to each question and a reason for every option", () => {
    for (const { options, answers } of quiz) {
      expect(options.filter(({ right }) => right)).toHaveLength(answers);
      for (const { why } of options) expect(why.length).toBeGreaterThan(40);
    }
  });
});

const figureOf = (id: string, values: Record<string, Value> = {}): Figure => {
  const plot = plots.find((candidate) => candidate.id === id);
  if (!plot) throw new Error(`no plot ${id}`);
  return plot.figure({ ...startValues(plot.controls), ...values });
};

/** Every value a control can take at its ends and in the middle. */
const corners = (controls: Controls): Record<string, Value>[] =>
  Object.entries(controls).reduce<Record<string, Value>[]>(
    (settings, [name, control]) => {
      const values: Value[] =
        control.type === "number"
          ? [control.min, control.start, control.max]
          : control.type === "toggle"
            ? [true, false]
            : control.options.map(({ value }) => value);
      return settings.flatMap((setting) => values.map((value) => ({ ...setting, [name]: value })));
    },
    [{}],
  );

describe("pictures", () => {
  it.each(plots.map((plot) => [plot.id, plot] as const))("%s says and shows something finite in every corner", (_, plot) => {
    for (const values of corners(plot.controls)) {
      const { sentence, data } = plot.figure(values);
      expect(sentence).toMatch(/^[A-Z].*\.$/s);
      expect(sentence).not.toMatch(/NaN|undefined|not a number/);
      expect(JSON.parse(JSON.stringify(data))).toEqual(data); // no NaN, no infinity: they would come back as null
    }
  });

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
    const [doubling] = experiments;
    if (!doubling) throw new Error("no experiment");
    for (const setting of [
      {},
      { steps: 10 },
      { steps: 100 },
      { kappa: 10 },
      { kappa: 1000 },
      { steps: 10, kappa: 10 },
      { steps: 100, kappa: 10 },
    ]) {
      const run = doubling.run({ ...startValues(doubling.controls), ...setting });
      let step = run.next();
      while (!step.done) step = run.next();
      if (step.value.kind !== "intervals") throw new Error("not intervals");
      const verdicts = step.value.data.rows.map(({ verdict }) => verdict);
      expect(verdicts, JSON.stringify(setting)).toEqual(["better", "better", "better", "worse", "worse"]);
    }
  });
});
