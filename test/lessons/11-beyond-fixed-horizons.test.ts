import { describe, expect, it } from "vitest";
import { expectedLoss } from "../../src/engine/noisyQuadratic.js";
import type { Value } from "../../src/labs/interactive.js";
import peakExercise from "../../src/lessons/course/11-beyond-fixed-horizons/exercises/optimal-peak/check.js";
import { optimalPeak } from "../../src/lessons/course/11-beyond-fixed-horizons/exercises/optimal-peak/solution.js";
import wsdExercise from "../../src/lessons/course/11-beyond-fixed-horizons/exercises/wsd/check.js";
import { wsd } from "../../src/lessons/course/11-beyond-fixed-horizons/exercises/wsd/solution.js";
import { experiments, plots } from "../../src/lessons/course/11-beyond-fixed-horizons/experiments.js";
import { films } from "../../src/lessons/course/11-beyond-fixed-horizons/films.js";
import { accuracies, rateOf } from "../../src/lessons/course/11-beyond-fixed-horizons/measured.js";
import { behind } from "../../src/lessons/course/11-beyond-fixed-horizons/pictures/anytime.js";
import { quiz } from "../../src/lessons/course/11-beyond-fixed-horizons/quiz.js";
import { anytime, modelAt, stops } from "../../src/lessons/course/11-beyond-fixed-horizons/study.js";
import { values } from "../../src/lessons/course/11-beyond-fixed-horizons/values.js";
import { finalLoss, tune } from "../../src/lessons/noisyQuadratic.js";
import { formatNumber } from "../../src/plots/format.js";
import { constant } from "../../src/schedules/families/constant.js";
import { cosineAnnealing } from "../../src/schedules/families/cosineAnnealing.js";
import { linear } from "../../src/schedules/families/linear.js";
import { warmupStableDecay } from "../../src/schedules/families/warmupStableDecay.js";
import { checked, drawer, runner } from "./tryLesson.js";
import { expectWrongAnswers } from "./wrongAnswers.js";

type Args = [t: number, T: number, w: number, cool: number, factors: number[]];

describe("exercise wsd", () => {
  const rises = "the warmup ends at the whole rate, on update w − 1";
  const none = "no warmup is a warmup of 0 updates";
  const line = "a straight line cools down to its last factor, and holds it";
  const between = "between two factors the rate goes along a line";
  const shared = "two lengths share a trunk: equal until the shorter one forks";
  const any = "any run, any shape";

  expectWrongAnswers(wsdExercise, {
    "a first update that does nothing": {
      answer: (...[t, T, w, cool, factors]: Args) => (t < w ? t / w : wsd(t, T, w, cool, factors)),
      loses: [rises, shared, any],
      told: /the first one moves already/,
    },
    "a division by a warmup of 0": {
      answer: (...[t, T, w, cool, factors]: Args) => Math.min(wsd(t, T, Math.max(w, 1), cool, factors), w === 0 ? (t * w) / w : 1),
      loses: [none],
      told: /w = 0/,
    },
    "a jump to the last factor": {
      answer: (...[t, T, w, cool, factors]: Args) => (t < w ? (t + 1) / w : t < T - cool ? 1 : factors.at(-1)),
      loses: [line, between, any],
      told: /still has factors\[0\]/,
    },
    "stairs instead of lines": {
      answer: (...[t, T, w, cool, factors]: Args) => {
        if (t < T - cool) return wsd(t, T, w, cool, factors);
        return factors[Math.min(factors.length - 1, Math.floor(((t - (T - cool)) / cool) * (factors.length - 1)))];
      },
      loses: [line, between, any],
    },
    "a cooldown that goes on past the end": {
      answer: (...[t, T, w, cool, factors]: Args) => {
        const last = (factors[factors.length - 1] ?? 0) - (factors[factors.length - 2] ?? 0);
        return t <= T ? wsd(t, T, w, cool, factors) : (factors.at(-1) ?? 0) + ((t - T) / cool) * last * (factors.length - 1);
      },
      loses: [line, any],
    },
    "a cooldown that begins one update late": {
      answer: (...[t, T, w, cool, factors]: Args) => wsd(t >= T - cool && t < T ? t - 1 : t, T, w, cool, factors),
      loses: [line, between, any],
    },
    "a trunk that depends on the end": {
      answer: (...[t, T, w, cool, factors]: Args) => wsd(t, T, w, cool, factors) * (t >= w && t < T - cool ? 1 - 1e-4 * (T / 100) : 1),
      loses: [rises, none, line, shared, any],
    },
  });

  it("takes a right answer that is written differently", async () => {
    const other = (...[t, T, w, cool, factors]: Args): number => {
      const up = w > 0 ? Math.min(1, (t + 1) / w) : 1;
      const gaps = factors.length - 1;
      const place = (gaps * Math.max(0, Math.min(cool, t - T + cool))) / cool;
      const weights = factors.map((factor, i) => factor * Math.max(0, 1 - Math.abs(place - i)));
      return t < w ? up : weights.reduce((sum, part) => sum + part, 0);
    };
    const { score, points } = await checked(wsdExercise, other);
    expect(score).toBe(points);
  });

  it("is the library's trapezoid, but for the first update of the warmup", () => {
    const library = warmupStableDecay({ baseLr: 1, totalSteps: 100, warmupSteps: 0, cooldownSteps: 20 });
    for (let t = 0; t < 110; t++) expect(wsd(t, 100, 0, 20, [1, 0])).toBeCloseTo(library(t), 12);
  });
});

describe("exercise optimal-peak", () => {
  type Direction = { h: number; sigma2: number; theta0: number };
  const one = "one direction, a constant rate";
  const lineTest = "a line needs another peak than a constant";
  const longer = "a longer run wants a lower peak";
  const scaled = "curvatures four times as large want a quarter of the peak";
  const random = "random spectra, three shapes";

  expectWrongAnswers(peakExercise, {
    "one over the sharpest curvature": {
      answer: (_factors: number[], spectrum: Direction[]) => 1 / Math.max(...spectrum.map(({ h }) => h)),
      loses: [one, lineTest, longer, scaled, random],
      told: /the best peak is/,
    },
    "forgets the noise": {
      answer: (factors: number[], spectrum: Direction[]) =>
        optimalPeak(
          factors,
          spectrum.map((direction) => ({ ...direction, sigma2: 0 })),
        ),
      loses: [one, lineTest, longer, scaled, random],
    },
    "forgets the shape": {
      answer: (factors: number[], spectrum: Direction[]) =>
        optimalPeak(
          factors.map(() => 1),
          spectrum,
        ),
      loses: [lineTest, longer, scaled, random],
    },
    "looks at the sharpest direction alone": {
      answer: (factors: number[], spectrum: Direction[]) =>
        optimalPeak(factors, [spectrum.reduce((sharpest, direction) => (direction.h > sharpest.h ? direction : sharpest))]),
      loses: [lineTest, longer, scaled, random],
    },
    "a fixed grid of peaks, too coarse": {
      answer: (factors: number[], spectrum: Direction[]) => 2 ** Math.round(Math.log2(optimalPeak(factors, spectrum))),
      loses: [one, lineTest, longer, scaled, random],
    },
  });

  it("takes a right answer that is written differently", async () => {
    const grid = (factors: number[], spectrum: Direction[]): number => {
      const peaks = Array.from({ length: 500 }, (_, i) => (1e-4 * 40_000 ** (i / 499)) / Math.max(...spectrum.map(({ h }) => h)));
      const losses = peaks.map((peak) =>
        expectedLoss({
          curvatures: spectrum.map(({ h }) => h),
          noiseVariances: spectrum.map(({ sigma2 }) => sigma2),
          start: spectrum.map(({ theta0 }) => theta0),
          lr: (t) => peak * (factors[t] ?? 0),
          steps: factors.length,
        }).at(-1),
      ) as number[];
      return peaks[losses.indexOf(Math.min(...losses))] ?? 0;
    };
    const { score, points } = await checked(peakExercise, grid);
    expect(score).toBe(points);
  });
});

const figureOf = drawer(plots);
const sentence = (id: string, given: Record<string, Value> = {}): string => figureOf(id, given).sentence;
const said = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1]);

describe("pictures", () => {
  it("a stop at 600: branch and cosine by the library's own schedules", () => {
    const { peak } = tune((baseLr) => cosineAnnealing({ baseLr, totalSteps: 1000 }), 1000);
    const cosine = finalLoss(cosineAnnealing({ baseLr: peak, totalSteps: 1000 }), 600);
    const make = (baseLr: number, totalSteps: number) =>
      warmupStableDecay({ baseLr, totalSteps, warmupSteps: 0, cooldownSteps: totalSteps / 5 });
    const trunk = tune((baseLr) => make(baseLr, 1000), 1000).peak;
    const text = sentence("stop-anywhere");
    expect(said(text, /branch ends at a loss of ([\d.]+)/)).toBeCloseTo(finalLoss(make(trunk, 600), 600), 3);
    expect(said(text, /stands at ([\d.]+): /)).toBeCloseTo(cosine, 3);
    expect(said(text, /told this stop ends at ([\d.]+)\./)).toBeCloseTo(tune((baseLr) => linear({ baseLr, totalSteps: 600 }), 600).loss, 3);
    expect(text).toContain("still has 35 % of its peak");
  });

  it("from 200 updates on the branch is ahead first, the cosine at the end, and they cross once", () => {
    const ahead = Array.from({ length: 17 }, (_, i) =>
      sentence("stop-anywhere", { stop: 200 + 50 * i }).includes("times as high as the branch"),
    );
    expect(ahead[0]).toBe(true);
    expect(ahead.at(-1)).toBe(false);
    expect(ahead.filter((now, i) => i > 0 && now !== ahead[i - 1])).toHaveLength(1);
    expect(values().crossing).toBe(String(200 + 50 * ahead.indexOf(false)));
    expect(sentence("stop-anywhere", { stop: 100 })).toContain("times as low as the branch");
  });

  it("at the trunk's rate half of the run is the best length; at a low rate little is needed", () => {
    expect(sentence("cooldowns")).toContain("ends lowest over 50 % of the run");
    expect(sentence("cooldowns", { rate: 0.06 })).toContain("ends lowest over 15 % of the run");
  });

  it("dividing the rate and multiplying the batch end alike where the rate is small, and apart where it is not", () => {
    const constantEnd = expectedLoss({
      curvatures: Array.from({ length: 100 }, (_, i) => 1 / (i + 1)),
      noiseVariances: Array.from({ length: 100 }, (_, i) => 1 / (i + 1)),
      start: 1,
      lr: (t) => 0.1 / (t < 2048 ? 1 : t < 3072 ? 2 : t < 3584 ? 4 : 8),
      steps: 4096,
    })[4096] as number;
    expect(said(sentence("batch-ramp"), /ends at ([\d.]+) after/)).toBe(Number(formatNumber(constantEnd)));
    expect(sentence("batch-ramp")).toContain("0.81 % higher, after 2752");
    expect(said(sentence("batch-ramp", { rate: 0.4 }), /, ([\d.]+) % higher/)).toBeGreaterThan(5);
  });

  it("bound and loss both turn down where the cooldown begins", () => {
    const [before, middle, end] = [240, 320, 400].map((t) => {
      const { panels } = figureOf("promise").data as {
        panels: readonly { curves: readonly { points: readonly (readonly [number, number])[] }[] }[];
      };
      return panels.map(({ curves }) => curves[0]?.points.find(([x]) => x === t)?.[1] ?? 0);
    }) as [number[], number[], number[]];
    for (const panel of [0, 1]) {
      const early = Math.log((before[panel] ?? 0) / (middle[panel] ?? 0));
      const late = Math.log((middle[panel] ?? 0) / (end[panel] ?? 0));
      expect(late).toBeGreaterThan(2 * early);
    }
  });

  it("the gains over the constant are those of the exact race, and the best peak falls", () => {
    const gain = tune((baseLr) => constant({ baseLr }), 1000).loss / tune((baseLr) => linear({ baseLr, totalSteps: 1000 }), 1000).loss;
    expect(said(sentence("lengths"), /linear [\d.]+, ([\d.]+),/)).toBeCloseTo(gain, 1);
    const peaks = [values().peakShort, values().peakMiddle, values().peakLong].map(Number);
    expect(peaks).toEqual([...peaks].sort((a, b) => b - a));
  });
});

describe("the film", () => {
  it("draws any moment quickly, once what it needs is there", () => {
    for (const { scenes } of films) {
      expect(scenes.reduce((sum, { seconds }) => sum + seconds, 0)).toBeGreaterThanOrEqual(45);
      for (const { figure } of scenes) for (const part of [0, 0.31, 0.64, 1]) expect(figure(part).kind).toBe("curves");
    }
  });
});

describe("the study", () => {
  it("says what its run says", () => {
    const rate = rateOf("cosine", 750);
    const stored = accuracies("cosine", 750)[3] as number;
    const { "cosine: test": test } = anytime.run({ run: "cosine", rate }, 4); // seeds count from 1
    expect((test as readonly number[])[stops.indexOf(750)]).toBeCloseTo(stored, 5);
    expect(modelAt("cosine", rate, 4, 750)).toBeCloseTo(stored, 5);
  });

  it("a branch leaves its trunk as it was: the constant run is the same with and without", () => {
    const rate = rateOf("constant", 1250);
    const { "constant: test": along } = anytime.run({ run: "trunk", rate }, 1);
    expect(modelAt("constant", rate, 1, 500)).toBe((along as readonly number[])[stops.indexOf(500)]);
  });

  it("at reader size draws the reader's models over the stored ones", () => {
    const { figure, progress } = runner(experiments)("anytime", { stop: "250", seeds: 1 });
    expect(progress.at(-1)).toBe(1);
    if (figure.kind !== "curves") throw new Error("not curves");
    expect(figure.data.panels[0]?.marks).toHaveLength(6);
    expect(figure.sentence).toContain("Your 1 seed, stopped after 250 updates");
  });
});

describe("the quiz", () => {
  it("the trunk as it is stands below the branch at every stop, and the text is asked for settings that exist", () => {
    expect(Math.min(...behind())).toBeGreaterThan(0.5);
    expect(sentence("every-stop")).toMatch(
      /^At each of the 5 stops the trunk as it is stands below the branch, by \d\.\d to \d\.\d points\. /,
    );
    const near = figureOf("every-stop", { near: true });
    expect(near.kind === "curves" && near.data.panels[0]?.curves[0]?.points[0]?.[0]).toBe(750);
  });

  it("tells the numbers of the lesson", () => {
    const text = JSON.stringify(quiz);
    const { peak } = tune((baseLr) => cosineAnnealing({ baseLr, totalSteps: 1000 }), 1000);
    expect(text).toContain(formatNumber(finalLoss(cosineAnnealing({ baseLr: peak, totalSteps: 1000 }), 600)));
    for (const name of ["peakShort", "peakMiddle", "peakLong", "exponentialLong", "stepShort"] as const)
      expect(text).toContain(values()[name]);
  });
});
