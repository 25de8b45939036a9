import { describe, expect, it } from "vitest";
import { mlp } from "../../src/engine/models/mlp.js";
import { sgd } from "../../src/engine/optimizers/sgd.js";
import { moons } from "../../src/engine/problems/moons.js";
import { sharpness } from "../../src/engine/tools/sharpness.js";
import noiseExercise from "../../src/lessons/course/12-scale/exercises/noise-scale/check.js";
import { noiseScale } from "../../src/lessons/course/12-scale/exercises/noise-scale/solution.js";
import scaleExercise from "../../src/lessons/course/12-scale/exercises/scale-lr/check.js";
import { scaledLr } from "../../src/lessons/course/12-scale/exercises/scale-lr/solution.js";
import { experiments, plots } from "../../src/lessons/course/12-scale/experiments.js";
import { films } from "../../src/lessons/course/12-scale/films.js";
import {
  batchCurve,
  batchSlope,
  batchStudied,
  bestRate,
  decayCurve,
  decayed,
  decaySlope,
  decayStudied,
  lambdas,
  noiseAlong,
  slopeOf,
  vertex,
  widthCurve,
} from "../../src/lessons/course/12-scale/measured.js";
import { meterOf, settled } from "../../src/lessons/course/12-scale/pictures/meter.js";
import { quiz } from "../../src/lessons/course/12-scale/quiz.js";
import { batchCase, batchSizes } from "../../src/lessons/course/12-scale/studies/batchSizes.js";
import { decayCase, decayRates, decayStudy } from "../../src/lessons/course/12-scale/studies/decays.js";
import { widthStudy } from "../../src/lessons/course/12-scale/studies/widths.js";
import { values } from "../../src/lessons/course/12-scale/values.js";
import { numbersOf } from "../../src/lessons/stored.js";
import { checked, drawer, runner } from "./tryLesson.js";
import { expectWrongAnswers } from "./wrongAnswers.js";

type Rule = "linear" | "sqrt" | "saturating";
type Args = [lr: number, from: number, to: number, rule: Rule, critical: number];

describe("exercise scale-lr", () => {
  const linear = "linear: twice the batch, twice the rate";
  const root = "square root: four times the batch, twice the rate";
  const hand = "saturating: by hand, around the critical batch";
  const limits = "saturating: linear far below the critical batch, flat far above it";
  const back = "there and back again: the rate that one began with";
  const any = "any rate, any sizes, any rule";

  expectWrongAnswers(scaleExercise, {
    "the linear rule for all": {
      answer: (...[lr, from, to]: Args) => (lr * to) / from,
      loses: [root, hand, limits, any],
      told: /square root of to \/ from/,
    },
    "the square root upside down": {
      answer: (...[lr, from, to, rule, critical]: Args) =>
        rule === "sqrt" ? lr * Math.sqrt(from / to) : scaledLr(lr, from, to, rule, critical),
      loses: [root, any],
    },
    "linear up to the critical batch, then flat": {
      answer: (...[lr, from, to, rule, critical]: Args) =>
        rule === "saturating" ? (lr * Math.min(to, critical)) / Math.min(from, critical) : scaledLr(lr, from, to, rule, critical),
      loses: [hand, any],
      told: /half of what it can ever be/,
    },
    "forgets where the rate was tuned": {
      answer: (...[lr, from, to, rule, critical]: Args) =>
        rule === "saturating" ? lr / (1 + critical / to) : scaledLr(lr, from, to, rule, critical),
      loses: [hand, limits, back, any],
    },
    "smaller rates for larger batches": {
      answer: (...[lr, from, to, rule, critical]: Args) => scaledLr(lr, to, from, rule, critical),
      loses: [linear, root, hand, limits, any],
      told: /follows to \/ from/,
    },
  });

  it("takes a right answer that is written differently", async () => {
    const power = (...[lr, from, to, rule, critical]: Args): number =>
      rule === "saturating" ? (lr * to * (from + critical)) / (from * (to + critical)) : lr * (to / from) ** (rule === "linear" ? 1 : 0.5);
    const { score, points } = await checked(scaleExercise, power);
    expect(score).toBe(points);
  });
});

describe("exercise noise-scale", () => {
  const hand = "two examples, worked by hand";
  const quiet = "no noise: 0 examples are enough";
  const lost = "no signal to be told from the noise: Infinity";
  const units = "gradients in other units, the same scale";
  const many = "many examples: near the true ratio";
  const few = "few examples: no bias, over 300 draws";
  const means = (gradients: number[][]) =>
    (gradients[0] ?? []).map((_, j) => gradients.reduce((sum, g) => sum + (g[j] ?? 0), 0) / gradients.length);
  const squares = (gradients: number[][]) =>
    gradients.reduce((sum, g) => sum + g.reduce((all, x, j) => all + (x - (means(gradients)[j] ?? 0)) ** 2, 0), 0);
  const long = (gradients: number[][]) => means(gradients).reduce((sum, x) => sum + x * x, 0);
  const orInfinity = (noise: number, length: number) => (length > 0 ? noise / length : Number.POSITIVE_INFINITY);

  expectWrongAnswers(noiseExercise, {
    "divides by n": {
      answer: (g: number[][]) => orInfinity(squares(g) / g.length, long(g) - squares(g) / g.length / g.length),
      loses: [hand, units, few],
      told: /divided by n − 1/,
    },
    "leaves the noise in the mean's length": {
      answer: (g: number[][]) => orInfinity(squares(g) / (g.length - 1), long(g)),
      loses: [hand, lost, units, few],
    },
    "turns the ratio round": {
      answer: (g: number[][]) => 1 / noiseScale(g),
      loses: [hand, quiet, lost, units, many, few],
    },
    "lets a squared length be negative": {
      answer: (g: number[][]) => squares(g) / (g.length - 1) / (long(g) - squares(g) / (g.length - 1) / g.length),
      loses: [lost],
      told: /at 0 or below it/,
    },
    "forgets the square root's square: deviation over length": {
      answer: (g: number[][]) => Math.sqrt(noiseScale(g)),
      loses: [hand, units, many, few],
    },
  });

  it("takes a right answer that is written differently", async () => {
    // by pairs: the mean of |gᵢ − gⱼ|²/2 is tr Σ, that of gᵢ·gⱼ is |G|²
    const pairs = (gradients: number[][]): number => {
      let [noise, signal, count] = [0, 0, 0];
      for (const [i, one] of gradients.entries())
        for (const other of gradients.slice(i + 1)) {
          one.forEach((x, j) => {
            noise += (x - (other[j] ?? 0)) ** 2 / 2;
            signal += x * (other[j] ?? 0);
          });
          count += 1;
        }
      return signal / count > 1e-12 ? noise / signal : Number.POSITIVE_INFINITY;
    };
    const { score, points } = await checked(noiseExercise, pairs);
    expect(score).toBe(points);
  });
});

const figureOf = drawer(plots);

describe("what was measured", () => {
  it("a study says what its run says", () => {
    const rate = batchCurve("adam", 512).rates[2] as number;
    const name = batchCase("adam", 512, rate);
    expect(batchSizes.run({ name: "adam", batch: 512, rate }, 2).validation).toBeCloseTo(
      numbersOf(batchStudied(), name, "validation")[1] as number,
      4,
    );
  });

  it("at the base width both nets are one", () => {
    const options = { width: 16, rate: 0.016 };
    expect(widthStudy.run({ ...options, name: "muP" }, 1)).toEqual(widthStudy.run({ ...options, name: "standard" }, 1));
  });

  it("the best decay stands still while the rate moves, and a large one decides alone", () => {
    expect(Math.abs(decaySlope().mean)).toBeLessThan(0.2);
    expect(decaySlope().low).toBeGreaterThan(-0.5); // −1 would hold the product
    const far = decayRates.map((rate) => decayed(rate, 16).loss);
    expect(Math.max(...far) / Math.min(...far)).toBeLessThan(1.03);
    for (const rate of decayRates) {
      const { rates, best } = decayCurve(rate);
      expect(best.filter((decay) => decay === rates[0] || decay === rates.at(-1))).toEqual([]);
      expect(decayed(rate, 0).loss).toBeGreaterThan(decayed(rate, 0.5).loss);
    }
    const { validation, test } = decayStudy.run({ rate: 0.004, decay: 0.5 }, 2);
    expect(validation).toBeCloseTo(numbersOf(decayStudied(), decayCase(0.004, 0.5), "validation")[1] as number, 4);
    expect(test).toBeCloseTo(numbersOf(decayStudied(), decayCase(0.004, 0.5), "test")[1] as number, 4);
  });

  it("over the product the best places lie apart, over the decay they do not", () => {
    const places = (over: string): readonly number[] => {
      const figure = figureOf("decays", { over });
      if (figure.kind !== "curves") throw new Error("not curves");
      return (figure.data.panels[0]?.marks ?? []).map(({ x }) => x);
    };
    const spread = (list: readonly number[]): number => Math.max(...list) / Math.min(...list);
    expect(spread(places("decay"))).toBeLessThan(2);
    expect(spread(places("product"))).toBeGreaterThan(10);
  });

  it("finds the lowest point of a parabola, and stays between its outer points", () => {
    expect(vertex([0, 1, 3], [1, 0, 4])).toBeCloseTo(1, 12);
    expect(vertex([0, 1, 2], [5, 1, 0.9])).toBeLessThanOrEqual(2);
    expect(vertex([0, 1, 2], [1, 1, 1])).toBe(1);
  });

  it("a slope is that of the line through the best rates", () => {
    const sizes = [8, 16, 32];
    const curves = sizes.map((size) => ({ rates: [], loss: [], best: [0.1 * size ** 0.7, 0.2 * size ** 0.9] }));
    expect(slopeOf(sizes, curves).mean).toBeCloseTo(0.8, 12);
  });

  it("SGD's best rate rises in proportion while the batch is small, then stands; Adam's rises less than by the root", () => {
    expect(batchSlope("sgd", 8, 64).low).toBeGreaterThan(0.8);
    expect(batchSlope("sgd", 64, 512).high).toBeLessThan(0.5);
    expect(batchSlope("adam", 8, 512).high).toBeLessThan(0.5);
    expect(batchSlope("adam", 8, 512).low).toBeGreaterThan(0.1);
  });

  it("no best rate lies at an edge for most seeds", () => {
    for (const name of ["sgd", "adam"] as const)
      for (const batch of [8, 64, 512]) {
        const { rates, best } = batchCurve(name, batch);
        const atEdge = best.filter((rate) => rate === rates[0] || rate === rates.at(-1)).length;
        expect(atEdge, `${name} ${batch}`).toBeLessThan(best.length / 3);
      }
  });

  it("the wider the usual net, the lower its best rate; under muP it does not fall", () => {
    const usual = [16, 256].map((width) => bestRate(widthCurve("standard", width)));
    const scaled = [16, 256].map((width) => bestRate(widthCurve("muP", width)));
    expect(usual[1]?.high).toBeLessThan(usual[0]?.low ?? 0);
    expect(scaled[1]?.rate).toBeGreaterThan(scaled[0]?.low ?? 1);
  });

  it("the noise scale grows, because the signal falls faster than the noise", () => {
    const along = noiseAlong();
    const [first, last] = [along[0], along.at(-1)];
    expect(last?.low).toBeGreaterThan(10 * (first?.high ?? 0));
    expect((first?.squaredLength ?? 0) / (last?.squaredLength ?? 1)).toBeGreaterThan((10 * (first?.variance ?? 1)) / (last?.variance ?? 1));
  });

  it("λη settles at 2 for two rates, so that half the rate goes with nearly twice the sharpness", () => {
    for (const rate of [0.3, 0.6]) expect(settled("constant", rate)).toBeCloseTo(2, 0.6);
    const [low, high] = [0.3, 0.6].map((rate) => meterOf("constant", rate).at(-1)?.lambda ?? 0);
    expect((low ?? 0) / (high ?? 1)).toBeGreaterThan(1.7);
  });

  it("λ of the stored run is that of a net that is trained here", () => {
    const net = mlp([2, 16, 16, 2], { act: "tanh", seed: 1 });
    const problem = moons({ train: 200, noise: 0.3, seed: 1 });
    const batch = problem.all("train");
    const opt = sgd(net);
    for (let t = 0; t < 300; t += 1) {
      problem.loss(net, batch).backward();
      opt.step(Math.fround(0.6));
    }
    expect(sharpness({ net, problem, batch, tolerance: 0.005 }).value).toBeCloseTo(lambdas("constant", 0.6)[3]?.[0] ?? 0, 4);
  });
});

describe("pictures and numbers", () => {
  it("the meter says where it stands", () => {
    expect(figureOf("meter").sentence).toContain("at the edge");
    expect(figureOf("meter", { t: 0 }).sentence).toContain("below the edge");
    expect(figureOf("meter", { shape: "linear to zero" }).sentence).toContain("below the edge");
  });

  it("text and quiz say the same numbers", () => {
    const text = JSON.stringify(quiz);
    const said = values();
    expect(said.rootGuess).toBe("0.00085");
    expect(said.linearGuess).toBe("0.0024");
    for (const name of ["rootGuess", "linearGuess", "edge"] as const) expect(text).toContain(said[name]);
  });

  it("the film draws any moment", () => {
    for (const { scenes } of films) {
      expect(scenes.reduce((sum, { seconds }) => sum + seconds, 0)).toBeGreaterThanOrEqual(45);
      for (const { figure } of scenes) for (const part of [0, 0.5, 1]) expect(figure(part).kind).toBe("curves");
    }
  });

  it("at reader size finds a rate near the stored best one", () => {
    const { figure, progress } = runner(experiments)("batches", { batch: "512", seeds: 1 });
    expect(progress).toHaveLength(6);
    if (figure.kind !== "curves") throw new Error("not curves");
    const mark = figure.data.panels[0]?.marks?.[0];
    expect(mark?.x).toBe(512);
    expect(Math.abs(Math.log((mark?.y ?? 0) / bestRate(batchCurve("sgd", 512)).rate))).toBeLessThan(Math.log(2));
  });
});
