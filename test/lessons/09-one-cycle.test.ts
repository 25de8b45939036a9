import { describe, expect, it } from "vitest";
import cycleExercise from "../../src/lessons/course/09-one-cycle/exercises/one-cycle/check.js";
import { oneCycleAt as cycleSolution } from "../../src/lessons/course/09-one-cycle/exercises/one-cycle/solution.js";
import suggestExercise from "../../src/lessons/course/09-one-cycle/exercises/suggest-lr/check.js";
import { suggestLR as suggestSolution } from "../../src/lessons/course/09-one-cycle/exercises/suggest-lr/solution.js";
import { experiments, plots } from "../../src/lessons/course/09-one-cycle/experiments.js";
import { films } from "../../src/lessons/course/09-one-cycle/films.js";
import { naiveFinder, runningMean } from "../../src/lessons/course/09-one-cycle/finder.js";
import {
  ablations,
  atFoot,
  baselineOf,
  fewestEpochs,
  median,
  momentumGain,
  picks,
  shapeOf,
} from "../../src/lessons/course/09-one-cycle/measured.js";
import { readerTest } from "../../src/lessons/course/09-one-cycle/pictures/finderRuns.js";
import { lagFactor } from "../../src/lessons/course/09-one-cycle/pictures/lag.js";
import { quiz } from "../../src/lessons/course/09-one-cycle/quiz.js";
import range from "../../src/lessons/course/09-one-cycle/results/range.summary.json" with { type: "json" };
import { rangeLosses, rangeStudy } from "../../src/lessons/course/09-one-cycle/study.js";
import { triangleTop, values } from "../../src/lessons/course/09-one-cycle/values.js";
import { checked, drawer, runner } from "./tryLesson.js";
import { expectWrongAnswers } from "./wrongAnswers.js";

describe("exercise one-cycle", () => {
  const ends = "first and last update";
  const once = "the peak comes once, and is never passed";
  const way = "the rate on the way";
  const momentum = "the momentum goes the other way";
  const half = (a: number, b: number, u: number): number => b + ((a - b) * (1 + Math.cos(Math.PI * u))) / 2;
  expectWrongAnswers(cycleExercise, {
    "puts the peak between two updates, as PyTorch does": {
      answer: (t: number, T: number, peak: number) => {
        const top = 0.3 * T - 1;
        return t <= top
          ? [half(peak / 25, peak, t / top), half(0.95, 0.85, t / top)]
          : [half(peak, peak / 250000, (t - top) / (T - 1 - top)), half(0.85, 0.95, (t - top) / (T - 1 - top))];
      },
      loses: [once, way, momentum],
    },
    "ends one update late": {
      answer: (t: number, T: number, peak: number) => {
        const top = Math.round(0.3 * (T - 1));
        const u = (t - top) / (T - top);
        return t <= top ? cycleSolution(t, T, peak) : [half(peak, peak / 250000, u), half(0.85, 0.95, u)];
      },
      loses: [ends, way, momentum],
    },
    "lets the momentum follow the rate": {
      answer: (t: number, T: number, peak: number) => {
        const [rate = 0, own = 0] = cycleSolution(t, T, peak);
        return [rate, 1.8 - own];
      },
      loses: [ends, momentum],
    },
    "divides the peak and not the start by 10 000": {
      answer: (t: number, T: number, peak: number) => {
        const top = Math.round(0.3 * (T - 1));
        const u = (t - top) / (T - 1 - top);
        return t <= top ? cycleSolution(t, T, peak) : [half(peak, peak / 1e4, u), half(0.85, 0.95, u)];
      },
      loses: [ends, way],
    },
    "goes up in straight lines": {
      answer: (t: number, T: number, peak: number) => {
        const top = Math.round(0.3 * (T - 1));
        const [, own] = cycleSolution(t, T, peak);
        return [t <= top ? peak / 25 + ((peak - peak / 25) * t) / top : peak - ((peak - peak / 250000) * (t - top)) / (T - 1 - top), own];
      },
      loses: [way],
    },
  });
  it("takes sines as well", async () => {
    const bySine = (t: number, T: number, peak: number): number[] => {
      const top = Math.round(0.3 * (T - 1));
      const part = t <= top ? Math.sin((Math.PI * t) / (2 * top)) ** 2 : Math.cos((Math.PI * (t - top)) / (2 * (T - 1 - top))) ** 2;
      const foot = t <= top ? peak / 25 : peak / 250000;
      return [foot + (peak - foot) * part, 0.95 - 0.1 * part];
    };
    const { score, points } = await checked(cycleExercise, bySine);
    expect(score).toBe(points);
  });
});

describe("exercise suggest-lr", () => {
  const clean = "a curve without noise";
  const jump = "first samples that jump";
  const noise = "noise on every sample";
  const tail = "a tail of NaN";
  const units = "any unit of the loss: the same rate";
  const upTo = (losses: readonly number[]): number[] => {
    const bad = losses.findIndex((loss) => !Number.isFinite(loss));
    return bad < 0 ? [...losses] : losses.slice(0, bad);
  };
  expectWrongAnswers(suggestExercise, {
    "takes the brink itself": {
      answer: (lrs: number[], losses: number[]) => 3 * suggestSolution(lrs, losses),
      loses: [clean, jump, noise, tail, units],
    },
    "forgets that there may be no number": {
      answer: (lrs: number[], losses: number[]) => {
        const smooth = losses.map((_, i) => {
          const near = losses.slice(Math.max(0, i - 5), i + 6);
          return near.reduce((a, b) => a + b, 0) / near.length;
        });
        const lowest = Math.min(...smooth.slice(10));
        return (lrs[smooth.indexOf(lowest)] ?? Number.NaN) / 3;
      },
      loses: [tail],
    },
    "takes the steepest single step": {
      answer: (lrs: number[], losses: number[]) => {
        const own = upTo(losses);
        let best = 0;
        for (let i = 1; i < own.length - 1; i++) if ((own[i + 1] ?? 0) - (own[i] ?? 0) < (own[best + 1] ?? 0) - (own[best] ?? 0)) best = i;
        return lrs[best];
      },
      loses: [jump, noise],
    },
    "looks for losses below 1": {
      answer: (lrs: number[], losses: number[]) => (lrs[losses.findIndex((loss) => loss < 1)] ?? Number.NaN) / 1.5,
      loses: [units],
    },
  });
  it("takes the middle of the fall as well", async () => {
    const middle = (lrs: number[], losses: number[]): number => {
      const own = upTo(losses);
      const smooth = own.map((_, i) => {
        const near = own.slice(Math.max(0, i - 6), i + 7);
        return near.reduce((a, b) => a + b, 0) / near.length;
      });
      const start = smooth.slice(10, 30).reduce((a, b) => a + b, 0) / 20;
      const least = Math.min(...smooth.slice(10));
      const level = (start + least) / 2;
      let at = smooth.lastIndexOf(least);
      while ((smooth[at] ?? 0) < level) at--;
      return lrs[at] ?? Number.NaN;
    };
    const { score, points } = await checked(suggestExercise, middle);
    expect(score).toBe(points);
  });
});

const figureOf = drawer(plots);

describe("what is told of the stored runs", () => {
  it("the finder's failures are counted right", () => {
    for (const updates of [100, 200, 300] as const) {
      const list = range.cases[`${updates} updates`].naive;
      expect(Number(values()[`naiveFoot${updates}`])).toBe(list.filter((rate) => rate < 1e-5).length);
      expect(figureOf("picks", { updates: String(updates) }).sentence).toContain(`${values()[`naiveFoot${updates}`]} of 24 seeds`);
    }
    expect(atFoot(picks("mlp", 100, "naive"))).toBeGreaterThan(10);
    expect(atFoot(picks("mlp", 300, "naive"))).toBeGreaterThan(atFoot(picks("mlp", 100, "naive")));
    expect(atFoot(picks("mlp", 200, "pick"))).toBe(0);
  });
  it("the baseline's grid makes the factor", () => {
    expect(baselineOf("tens").test).toBeLessThan(baselineOf("thirds").test);
    expect(baselineOf("thirds").test).toBeLessThan(baselineOf("all").test);
    expect(fewestEpochs("one cycle", "tens")).toBe(4);
    expect(fewestEpochs("constant", "tens")).toBe(4);
    expect(fewestEpochs("one cycle", "thirds")).toBe(10);
    expect(figureOf("fewer").sentence).toMatch(/constant after 4, 6\.3 times as fast/);
    expect(values().constant10Verdict).toBe("equal");
  });
  it("what the text says of signs is so", () => {
    for (const of of ["mlp-4", "mlp-25"] as const) expect(shapeOf(ablations[of](), "one cycle").versus?.difference.high).toBeLessThan(0);
    expect(shapeOf(ablations.cnn(), "one cycle").versus?.verdict).toBe("better");
    expect(shapeOf(ablations.cnn(), "warmup 10 %, then linear").versus?.verdict).toBe("equal");
    expect(shapeOf(ablations.cnn(), "cosine").versus?.verdict).toBe("equal");
    expect(median(picks("mlp", 100, "skipped"))).toBeCloseTo(0.1, 1);
    expect(median(picks("mlp", 300, "skipped"))).toBeLessThan(0.04);
    expect(values().cnnCycleLess).toMatch(/^\+1\.\d+ \[\+1\./);
    expect(momentumGain(10).interval.low).toBeLessThan(0);
  });
  it("a range test of the study repeats a stored row to the bit", () => {
    const run = readerTest(200);
    const again = rangeStudy.run({ ...run }, 5);
    expect(again.naive).toBeCloseTo(range.cases["200 updates"].naive[4] as number, 12);
    expect(again.pick).toBe(range.cases["200 updates"].pick[4]);
    expect(naiveFinder(rangeLosses(run, 5)).pick).toBe(again.naive);
  });
});

describe("formulas", () => {
  it("a running mean begins with the first value, and forgets a step after a while", () => {
    expect(runningMean([3])).toEqual([3]);
    expect(runningMean([1, 2], 0.5)[1]).toBeCloseTo((0.25 * 1 + 0.5 * 2) / 0.75, 12);
    expect(runningMean(Array.from({ length: 400 }, (_, i) => (i < 200 ? 1 : 0))).at(-1)).toBeLessThan(1e-4);
  });
  it("smoothing moves the steepest place up, less so in a longer test", () => {
    expect(lagFactor(100, 0)).toBeCloseTo(1, 0);
    expect(lagFactor(100, 0.95)).toBeGreaterThan(lagFactor(300, 0.95));
    expect(lagFactor(300, 0.95)).toBeGreaterThan(1.5);
  });
  it("an odd triangle overshoots by (T + 1)/T", () => {
    for (const T of [3, 5, 11, 201]) expect(triangleTop(T)).toBeCloseTo((T + 1) / T, 12);
    expect(triangleTop(12)).toBe(1);
  });
  it("question 2: twenty steps up a rise of 600", () => {
    const rate = 0.1 + ((0.004 - 0.1) * (1 + Math.cos((Math.PI * 19) / 599))) / 2;
    const right = quiz.find(({ id }) => id === "q2")?.options.find((option) => option.right);
    expect(right?.text).toContain(`${((100 * rate) / 0.1).toFixed(1)} % of the peak`);
  });
  it("the picture of the cycle says where the peak is", () => {
    expect(figureOf("cycle").sentence).toMatch(/^The rate is highest at update 29 of 100: the whole peak of 0\.1/);
    expect(figureOf("cycle", { steps: 21 }).sentence).toContain("99.44 % of the peak");
  });
});

describe("pictures and runs", () => {
  it("twelve shuffles of the reader: most answers of the naive rule are at the foot, none of ours", () => {
    const told = (rule: string): number => {
      const { figure, progress } = runner(experiments)("finder-runs", { rule, updates: "200", first: 25 });
      expect(progress).toHaveLength(12);
      return Number(/updates: (\d+) of 12/.exec(figure.sentence)?.[1]);
    };
    expect(told("naive")).toBeGreaterThan(4);
    expect(told("pick")).toBe(0);
  });
  it("the reader's cycles are drawn over the stored ones", () => {
    const { figure } = runner(experiments)("own-cycle", { seeds: 1 });
    expect(figure.sentence).toMatch(/Your runs, dashed.*one cycle \d\d\.\d %/s);
  });
  it("the film draws a picture at any part of a scene, and lasts about a minute", () => {
    const [film] = films;
    const seconds = film?.scenes.reduce((sum, scene) => sum + scene.seconds, 0) ?? 0;
    expect(seconds).toBeGreaterThanOrEqual(45);
    expect(seconds).toBeLessThanOrEqual(90);
    for (const scene of film?.scenes ?? [])
      for (const part of [0, 0.3, 0.7, 1]) expect(scene.figure(part).sentence).not.toMatch(/NaN|undefined/);
  });
});
