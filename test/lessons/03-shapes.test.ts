import { describe, expect, test } from "vitest";
import type { Value } from "../../src/labs/interactive.js";
import cosineCheck from "../../src/lessons/course/03-shapes/exercises/cosine/check.js";
import { cosine as cosineSolution } from "../../src/lessons/course/03-shapes/exercises/cosine/solution.js";
import gammaCheck from "../../src/lessons/course/03-shapes/exercises/gamma-for/check.js";
import { experiments, lettered, plots } from "../../src/lessons/course/03-shapes/experiments.js";
import { quiz } from "../../src/lessons/course/03-shapes/quiz.js";
import {
  endless,
  factors,
  flat,
  half,
  root,
  shapeOf,
  square,
  stairs,
  straight,
  uneven,
  zoo,
} from "../../src/lessons/course/03-shapes/zoo.js";
import { curvatures, finalLoss, peaks, tune } from "../../src/lessons/noisyQuadratic.js";
import type { CurvesFigure, IntervalsFigure } from "../../src/plots/figure.js";
import { drawer, runner } from "./tryLesson.js";
import { expectWrongAnswers } from "./wrongAnswers.js";

type Four = [t: number, T: number, max: number, min: number];
const ends = "starts at max, is at min at T";
const bend = "falls slowly, then fast, then slowly";
const symmetric = "is symmetric: η(t) + η(T − t) = max + min";
const falling = "never rises";
const held = "holds min after T";
const random = "random rates, lengths and steps";

describe("exercise cosine", () => {
  expectWrongAnswers(cosineCheck, {
    "a straight line": {
      answer: (...[t, T, max, min]: Four) => max - (max - min) * Math.min(t / T, 1),
      loses: [bend, random],
      told: /angle runs from 0 to π/,
    },
    "quick, then gentle": {
      answer: (...[t, T, max, min]: Four) => max - (max - min) * Math.sin((Math.PI / 2) * Math.min(t / T, 1)),
      loses: [bend, symmetric, random],
      told: /must be 0\.0975/,
    },
    "a whole wave": {
      answer: (...[t, T, max, min]: Four) => min + ((max - min) * (1 + Math.cos((2 * Math.PI * Math.min(t, T)) / T))) / 2,
      loses: [ends, bend, symmetric, falling, held, random],
      told: /stretch and shift/i,
    },
    "degrees instead of radians": {
      answer: (...[t, T, max, min]: Four) => min + ((max - min) * (1 + Math.cos(180 * Math.min(t / T, 1)))) / 2,
      loses: [ends, bend, symmetric, falling, held, random],
      told: /stretch and shift/i,
    },
    "no floor": {
      answer: (...[t, T, max]: Four) => (max * (1 + Math.cos(Math.PI * Math.min(t / T, 1)))) / 2,
      loses: [ends, symmetric, held, random],
      told: /cosine\(100,100,0\.1,0\.01\)|cosine\(100, 100, 0\.1, 0\.01\)/,
    },
    "a floor that is added on top": {
      answer: (...[t, T, max, min]: Four) => min + (max * (1 + Math.cos(Math.PI * Math.min(t / T, 1)))) / 2,
      loses: [ends, symmetric, random],
      told: /stretch and shift/i,
    },
    "climbs back after T": {
      answer: (...[t, T, max, min]: Four) => min + ((max - min) * (1 + Math.cos((Math.PI * t) / T))) / 2,
      loses: [held, random],
      told: /climbs again/,
    },
    "done one update early": {
      answer: (...[t, T, max, min]: Four) => min + ((max - min) * (1 + Math.cos(Math.PI * Math.min(t / (T - 1), 1)))) / 2,
      loses: [bend, symmetric, random],
      told: /from 0 to T/,
    },
    "text instead of a number": {
      answer: (...args: Four) => String(cosineSolution(...args)),
      loses: [ends, bend, symmetric, falling, held, random],
      told: /got "/,
    },
  });
});

describe("exercise gamma-for", () => {
  const byHand = "small cases by hand";
  const trip = "γ to the power T is endRatio, to 12 digits";
  const one = "an end ratio of 1 leaves the rate alone";
  const twice = "twice the run to the square of the ratio: the same γ";
  expectWrongAnswers(gammaCheck, {
    "a share of the ratio": { answer: (r: number, T: number) => r / T, loses: [byHand, trip, one, twice], told: /Multiply γ by itself/ },
    "a share of the loss": {
      answer: (r: number, T: number) => 1 - (1 - r) / T,
      loses: [byHand, trip, twice],
      told: /gammaFor\(0\.25, 2\)/,
    },
    "an exponent that grows with T": {
      answer: (r: number, T: number) => Math.exp(-r * T),
      loses: [byHand, trip, one, twice],
      told: /gammaFor\(0\.5, 1\)/,
    },
    "one factor too few": {
      answer: (r: number, T: number) => r ** (1 / (T - 1)),
      loses: [byHand, trip, one, twice],
      told: /T factors in all/,
    },
    "rounded to print well": {
      answer: (r: number, T: number) => Number((r ** (1 / T)).toFixed(6)),
      loses: [trip],
      told: /To the power \d+ that is/,
    },
  });
});

const draw = drawer(plots);

const run = runner(experiments);

/** Every value of every choice and toggle, and the ends and some points of each slider, one control at a time. */
function settings(id: string): Record<string, Value>[] {
  const plot = [...plots, ...experiments].find((one) => one.id === id);
  return Object.entries(plot?.controls ?? {}).flatMap(([name, control]): Record<string, Value>[] => {
    if (control.type === "choice") return control.options.map(({ value }) => ({ [name]: value }));
    if (control.type === "toggle") return [{ [name]: true }, { [name]: false }];
    if (control.type === "text") return [{ [name]: control.start }];
    const { min, max, step } = control;
    const count = Math.round((max - min) / step);
    return [...new Set([0, 1, Math.floor(count / 3), Math.floor(count / 2), count - 1, count])].map((i) => ({
      [name]: Number((min + i * step).toPrecision(12)),
    }));
  });
}

describe("plots", () => {
  test("zoo reads the chosen shape off", () => {
    expect(draw("zoo").sentence).toBe("After 25 % of the run the cosine has 85.4 % of its first rate left. The straight line has 75 %.");
    expect(draw("zoo", { shape: "exponential", u: 0.5 }).sentence).toContain("exponential has 10 %");
    expect(draw("zoo", { shape: "linear", u: 0.3 }).sentence).toBe(
      "After 30 % of the run the straight line has 70 % of its first rate left.",
    );
    expect(draw("zoo", { scale: "log", u: 1 }).sentence).toContain("no place on a log axis");
    const { panels } = (draw("zoo", { shape: "step" }) as CurvesFigure).data;
    expect(panels[0]?.curves.filter(({ faint }) => !faint).map(({ label }) => label)).toEqual(["step decay"]);
    expect(panels[0]?.curves).toHaveLength(7);
  });

  test("half-life gives both numbers of the false claim their right value", () => {
    expect(0.95 ** 200).toBeCloseTo(3.505e-5, 8);
    expect(draw("half-life").sentence).toBe(
      "With γ = 0.95 the rate halves every 13.5 updates. After 200 updates 3.51 × 10⁻⁵ of the first rate is left.",
    );
    expect(draw("half-life", { gamma: 0.999, steps: 20 }).sentence).toContain("more than the run has");
  });

  test("slope agrees with the derivative and finds the steepest place", () => {
    const [, speeds] = (draw("slope") as CurvesFigure).data.panels;
    for (const [u, speed] of speeds?.curves[0]?.points.slice(1, -1) ?? [])
      expect(speed).toBeCloseTo((Math.PI / 2) * Math.sin(Math.PI * u), 4);
    expect(draw("slope").sentence).toContain("fastest at u = 0.5");
    expect(draw("slope", { shape: "power-2" }).sentence).toContain("fastest at u = 0.");
    expect(draw("slope", { shape: "linear" }).sentence).toContain("equally fast everywhere");
    expect(draw("slope", { u: 0 }).sentence).toContain("It is flat there, and falls fastest at u = 0.5.");
    expect(draw("slope", { u: 0.5 }).sentence).toContain("times as fast as a straight line to zero, and never faster.");
  });

  test("blind keeps its names to itself until asked", () => {
    const names = Object.values(lettered).map(({ name }) => name);
    expect(new Set(names).size).toBe(8);
    const hidden = JSON.stringify(draw("blind"));
    const shown = JSON.stringify(draw("blind", { reveal: true }));
    for (const name of names) {
      expect(hidden).not.toContain(name);
      expect(shown).toContain(name);
    }
  });

  test("descent: the constant ends in noise, the exponential in what is left of the start, a higher peak mends that", () => {
    const loss = (values: Record<string, Value>) => (draw("descent", values) as CurvesFigure).data.panels[1]?.marks?.[0]?.y as number;
    expect(draw("descent", { shape: "constant" }).sentence).toMatch(/100 % of that is noise/);
    expect(draw("descent", { shape: "exponential" }).sentence).toMatch(/what is left of the start/);
    expect(loss({ shape: "cosine" })).toBeLessThan(loss({ shape: "constant" }));
    expect(loss({ shape: "exponential" })).toBeGreaterThan(loss({ shape: "constant" }));
    expect(loss({ shape: "exponential", peak: 1.3 })).toBeLessThan(loss({ shape: "cosine" }));
    expect((draw("descent", { t: 40 }) as CurvesFigure).data.panels[1]?.curves[0]?.points).toHaveLength(41);
  });
});

describe("quiz", () => {
  const rightOf = (id: string) => quiz.find((item) => item.id === id)?.options.find(({ right }) => right)?.text;

  test("every item has one right option, explains all, and repeats none", () => {
    for (const { id, answers, options } of quiz) {
      expect(
        options.filter(({ right }) => right),
        id,
      ).toHaveLength(answers);
      expect(new Set(options.map(({ text }) => text)).size, id).toBe(options.length);
      for (const { why } of options) expect(why.length, id).toBeGreaterThan(40);
    }
  });

  test("the letters of the matching game are those of the plot", () => {
    expect([lettered.C, lettered.F]).toEqual([stairs, uneven]);
    expect(rightOf("two-stairs")).toBe("C is the step decay, F the multi-step");
    expect([lettered.E, lettered.A]).toEqual([straight, factors]);
    expect(rightOf("straight")).toBe("E on the linear axis, A on the log axis");
    expect([lettered.H, lettered.B]).toEqual([half, square]);
    expect(rightOf("smooth")).toBe("H is the cosine, B the polynomial with p = 2");
    expect([lettered.G, lettered.D]).toEqual([endless, root]);
    expect(rightOf("last-two")).toBe("G is the inverse square root, D the polynomial");
  });

  test("the keys follow from the library", () => {
    expect(Math.round(100 * half.make(1, 1000)(250))).toBe(85);
    expect(rightOf("quarter")).toBe("85 %");
    expect((0.95 ** 200).toExponential(1)).toBe("3.5e-5");
    expect(rightOf("gamma-200")).toBe("3.5e-5");
    expect([square, straight].map(({ make }) => make(1, 1000)(500))).toEqual([0.25, 0.5]);
    expect(rightOf("powers")).toBe("0.25 and 0.5");
    expect(factors.make(1, 400)(400)).toBeCloseTo(0.01, 12);
    const speeds = [0.05, 0.25, 0.5, 0.75, 0.95].map((u) => half.make(1, 1000)(1000 * u - 1) - half.make(1, 1000)(1000 * u + 1));
    expect(speeds.indexOf(Math.max(...speeds))).toBe(2);
    expect(rightOf("fastest")).toBe("in the middle");
  });
});

describe("the race", () => {
  const lossAtBest = (id: string, steps: number) => tune((peak) => shapeOf(id).make(peak, steps), steps);

  test("one peak and one length agree with a recursion written here", () => {
    const lr = half.make(0.3, 50);
    const squares = curvatures.map(() => 1);
    for (let t = 0; t < 50; t++)
      curvatures.forEach((h, i) => {
        squares[i] = (1 - lr(t) * h) ** 2 * (squares[i] as number) + lr(t) ** 2 * h;
      });
    expect(finalLoss(lr, 50)).toBeCloseTo(
      squares.reduce((sum, x, i) => sum + ((curvatures[i] as number) * x) / 2, 0),
      12,
    );
  });

  test("what the text says of it is so", () => {
    const ids = ["constant", ...zoo.map(({ id }) => id)];
    const order = (steps: number) => ids.map((id) => ({ id, ...lossAtBest(id, steps) })).sort((a, b) => a.loss - b.loss);
    const [short, long] = [order(100), order(1000)];
    expect(short[0]?.id).toBe("linear");
    expect(long[0]?.id).toBe("exponential");
    expect(new Set(short.slice(-2).map(({ id }) => id))).toEqual(new Set(["step", "multi-step"]));
    for (const table of [short, long]) {
      const steps = table === short ? 100 : 1000;
      const line = table.find(({ id }) => id === "linear") as (typeof table)[number]; // all shapes ran
      expect(finalLoss(factors.make(line.peak, steps), steps)).toBeGreaterThan(1.25 * line.loss);
      const peak = (id: string) => table.find((row) => row.id === id)?.peak as number;
      expect(peak("exponential")).toBeGreaterThan(2 * peak("linear"));
      expect(Math.min(...peaks)).toBeLessThan(peak("constant"));
    }
    const best = (id: string) => long.find((row) => row.id === id) as (typeof long)[number]; // all shapes ran
    const { peak, loss } = best("constant");
    for (const { id, make } of zoo) {
      expect(finalLoss(make(peak, 1000), 1000), id).toBeGreaterThan(loss);
      expect(best(id).loss, id).toBeLessThan(loss);
    }
    const at = (rate: number) => zoo.map(({ make }) => finalLoss(make(rate, 1000), 1000) - finalLoss(flat.make(rate, 1000), 1000));
    expect(at(0.1).filter((difference) => difference > 0).length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...at(1))).toBeLessThan(-1);
  });

  test("linear and cosine have the same area, the exponential less than half of it, and the cosine's end is lower", () => {
    const mean = (id: string, from = 0) => {
      const lr = shapeOf(id).make(1, 1000);
      return Array.from({ length: 1000 - from }, (_, i) => lr(from + i)).reduce((sum, rate) => sum + rate, 0) / (1000 - from);
    };
    expect(mean("cosine")).toBeCloseTo(mean("linear"), 12);
    expect(mean("exponential")).toBeLessThan(mean("linear") / 2);
    expect(mean("cosine", 900)).toBeLessThan(mean("linear", 900));
  });

  test("the experiment tells both sides, and its progress ends at 1", { timeout: 60_000 }, () => {
    const { figure, progress } = run("race", { horizon: "100" });
    expect(figure.sentence).toContain("the straight line ends lowest");
    expect(run("race", { horizon: "100", shape: "linear" }).figure.sentence).toContain("the constant and lowest of all.");
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    for (const values of settings("race").filter(({ horizon }) => horizon === undefined))
      expect(run("race", { ...values, horizon: "100" }).figure.sentence).not.toMatch(/NaN|undefined|∞/);
  });

  test("the measured race agrees with the exact one where it can tell, and more seeds tell more", { timeout: 60_000 }, () => {
    const rows = (runs: number) => (run("seeds", { runs }).figure as IntervalsFigure).data.rows;
    const exact = zoo.map(({ id }) => lossAtBest(id, 100).loss - lossAtBest("constant", 100).loss);
    const many = rows(100);
    many.forEach(({ low, high, verdict, mean }, i) => {
      const margin = ((high ?? Number.NaN) - (low ?? Number.NaN)) / 2; // finite with 100 seeds, so NaN fails below
      expect(Math.abs(mean - (exact[i] as number))).toBeLessThan(2 * margin);
      if (verdict === "better") expect(exact[i]).toBeLessThan(0);
      if (verdict === "worse") expect(exact[i]).toBeGreaterThan(0);
    });
    const undecided = (table: typeof many) => table.filter(({ verdict }) => verdict === "cannot tell").length;
    expect(undecided(many)).toBeLessThan(undecided(rows(4)));
    expect(rows(24)).toEqual(rows(24));
    expect(run("seeds", { runs: 4 }).figure.sentence).toContain("1 of 7 shapes is better than the constant. With 4 seeds, cannot tell:");
  });
});
