import { describe, expect, it } from "vitest";
import lossExercise from "../../src/lessons/course/02-noise-floor/exercises/loss-along/check.js";
import { lossAlong as lossSolution } from "../../src/lessons/course/02-noise-floor/exercises/loss-along/solution.js";
import varianceExercise from "../../src/lessons/course/02-noise-floor/exercises/steady-variance/check.js";
import { steadyVariance as varianceSolution } from "../../src/lessons/course/02-noise-floor/exercises/steady-variance/solution.js";
import { experiments, plots } from "../../src/lessons/course/02-noise-floor/experiments.js";
import { noiseFloor } from "../../src/lessons/course/02-noise-floor/lesson.js";
import { valuesOf } from "../../src/lessons/values.js";
import { formatNumber } from "../../src/plots/format.js";
import { checked, drawer, runner } from "./tryLesson.js";
import { expectWrongAnswers } from "./wrongAnswers.js";

describe("exercise steady-variance", () => {
  const hand = "one setting worked by hand";
  const cloud = "agrees with a simulated cloud within 5 %";
  const formula = "the formula, at random settings";
  const none = "no floor at or above 2/h";
  const zero = "no noise, no floor; no rate, no floor";
  const twice = "twice the noise variance, twice the floor";

  expectWrongAnswers(varianceExercise, {
    "stops at the rule for small rates": {
      answer: (eta: number, h: number, s: number) => (eta * h >= 2 ? Infinity : (eta * s) / (2 * h)),
      loses: [hand, cloud, formula],
    },
    "keeps the square of the rate": {
      answer: (eta: number, h: number, s: number) => (eta * h >= 2 ? Infinity : (eta ** 2 * s) / (h * (2 - eta * h))),
      loses: [hand, cloud, formula],
    },
    "forgets that there may be no floor": { answer: (eta: number, h: number, s: number) => (eta * s) / (h * (2 - eta * h)), loses: [none] },
    "lets 2/h itself settle": {
      answer: (eta: number, h: number, s: number) => (eta * h > 2 ? Infinity : (eta * s) / (h * Math.max(2 - eta * h, 1e-9))),
      loses: [none],
    },
    "takes σ for σ²": { answer: (eta: number, h: number, s: number) => varianceSolution(eta, h, s ** 2), loses: [cloud, formula, twice] },
    "gives the loss instead of the variance": {
      answer: (eta: number, h: number, s: number) => (h * varianceSolution(eta, h, s)) / 2,
      loses: [hand, cloud, formula],
    },
    "gives the standard deviation": {
      answer: (eta: number, h: number, s: number) => Math.sqrt(varianceSolution(eta, h, s)),
      loses: [hand, cloud, formula, twice],
    },
  });
  it("fails an answer of zero everywhere but where zero is right", async () => {
    const { tests } = await checked(varianceExercise, () => 0);
    expect(tests.filter(({ score, points }) => score === points).map(({ name }) => name)).toEqual([zero]);
  });
});

describe("exercise loss-along", () => {
  type Direction = { h: number; sigma2: number; theta0: number };
  const start = "before any update: the loss of the start";
  const quiet = "one update without noise";
  const noisy = "one update with noise";
  const each = "each rate feeds its own update";
  const hidden = lossExercise.tests.filter((test) => test.hidden).map(({ name }) => name);

  it("hides five schedules", () => expect(hidden).toHaveLength(5));

  const along =
    (update: (m: number, eta: number, d: Direction) => number) =>
    (rates: number[], spectrum: Direction[]): number[] => {
      let moments = spectrum.map(({ theta0 }) => theta0 ** 2);
      const loss = (): number => spectrum.reduce((sum, { h }, i) => sum + (h * (moments[i] ?? 0)) / 2, 0);
      const losses = [loss()];
      for (const eta of rates) {
        moments = spectrum.map((direction, i) => update(moments[i] ?? 0, eta, direction));
        losses.push(loss());
      }
      return losses;
    };
  expectWrongAnswers(lossExercise, {
    "adds the noise without squaring the rate": {
      answer: along((m, eta, { h, sigma2 }) => (1 - eta * h) ** 2 * m + eta * sigma2),
      loses: [noisy, each, ...hidden],
    },
    "forgets the noise": { answer: along((m, eta, { h }) => (1 - eta * h) ** 2 * m), loses: [noisy, each, ...hidden] },
    "does not square the factor": {
      answer: along((m, eta, { h, sigma2 }) => (1 - eta * h) * m + eta ** 2 * sigma2),
      loses: [quiet, noisy, each, ...hidden],
    },
    "forgets the half": {
      answer: (rates: number[], spectrum: Direction[]) => lossSolution(rates, spectrum).map((loss) => 2 * loss),
      loses: [start, quiet, noisy, each, ...hidden],
    },
    "leaves out the loss of the start": {
      answer: (rates: number[], spectrum: Direction[]) => lossSolution(rates, spectrum).slice(1),
      loses: [start, quiet, noisy, each, ...hidden],
    },
    "uses each rate one update late": {
      answer: (rates: number[], spectrum: Direction[]) =>
        lossSolution(
          rates.map((rate, t) => rates[t - 1] ?? rate),
          spectrum,
        ),
      loses: [each, ...hidden.filter((name) => !name.startsWith("a constant"))],
    },
    "uses the first rate all along": {
      answer: (rates: number[], spectrum: Direction[]) =>
        lossSolution(
          rates.map(() => rates[0] ?? 0),
          spectrum,
        ),
      loses: [each, ...hidden.slice(1)],
    },
  });
});

const figureOf = drawer(plots);

describe("pictures", () => {
  it("the cloud settles near the line that was drawn before it ran", () => {
    for (const eta of [0.2, 0.5, 1, 1.5]) {
      const said = /a loss of ([\d.]+); after 60 updates the 500 runs average ([\d.]+)\./.exec(figureOf("cloud", { eta }).sentence);
      expect(Number(said?.[2]) / Number(said?.[1])).toBeCloseTo(1, 0.7);
    }
  });

  it("the cloud draws no line where there is no floor", () => {
    for (const values of [{ eta: 2 }, { eta: 2.2 }, { noisy: false }]) {
      const figure = figureOf("cloud", values);
      if (figure.kind !== "cloud") throw new Error("not a cloud");
      expect(figure.data.predicted).toBeNull();
      expect(figure.data.history?.panel.rules).toEqual([]);
    }
    expect(figureOf("cloud", { eta: 2 }).sentence).toContain("exactly 2");
    expect(figureOf("cloud", { noisy: false }).sentence).toMatch(/no floor.*goes on falling/s);
    expect(figureOf("cloud", { noisy: false, eta: 1 }).sentence).toContain("lands on the minimum");
    expect(figureOf("cloud", { noisy: false, eta: 2 }).sentence).toContain("does not come closer");
  });

  it("halving a small rate halves the floor, a large one does not", () => {
    const ratio = (eta: number): number => Number(/: ([\d.]+) times as high/.exec(figureOf("halving", { eta }).sentence)?.[1]);
    expect(ratio(0.02)).toBeCloseTo(0.5, 2);
    expect(ratio(1)).toBeCloseTo(1 / 3, 2);
  });

  it("halving names the mark of half the rate where a phone has room for both names", () => {
    const named = (eta: number, batch: string): boolean => {
      const figure = figureOf("halving", { eta, batch });
      return figure.kind === "curves" && figure.data.panels[0]?.marks?.[1]?.label === "η/2";
    };
    expect([named(0.2, "1"), named(0.4, "1"), named(0.6, "4"), named(0.8, "16")]).toEqual([true, true, true, true]);
    expect([named(0.18, "1"), named(0.4, "4"), named(0.54, "4"), named(0.78, "16")]).toEqual([false, false, false, false]);
  });

  it("averaging's exact variance agrees with its limit for long windows", () => {
    const variance = (eta: number): number => Number(/ to ([\d.]+) at/.exec(figureOf("averaging", { eta, window: 100 }).sentence)?.[1]);
    expect(variance(1)).toBeCloseTo(1 / 100, 6); // ρ = 0: independent iterates
    expect(variance(0.4)).toBeCloseTo(1 / 100, 3);
  });

  it("averaging's run stays inside its picture at every rate", () => {
    for (let eta = 0.05; eta <= 1; eta += 0.05) {
      const figure = figureOf("averaging", { eta: Number(eta.toFixed(2)), window: 1 });
      if (figure.kind !== "curves") throw new Error("not curves");
      for (const { points } of figure.data.panels[0]?.curves ?? [])
        expect(Math.max(...points.map(([, y]) => Math.abs(y ?? 0)))).toBeLessThan(3.5);
    }
  });

  it("both schedules beat every constant at 1000 updates, and a hasty staircase loses at 100", () => {
    expect(figureOf("constants").sentence).toMatch(/step decay ends [\d.]+ times lower, 1\/t ends [\d.]+ times lower/);
    expect(figureOf("constants", { steps: "100", gamma: 0.1 }).sentence).toContain("step decay loses to it");
  });
});

describe("experiment cures", () => {
  it("finds three cures better, and training longer without effect", () => {
    const { figure } = runner(experiments)("cures");
    if (figure.kind !== "intervals") throw new Error("not intervals");
    expect(figure.data.rows.map(({ verdict }) => verdict)).toEqual(["equal", "better", "better", "better"]);
  });
});

it("the losses in the text are those of 41 rates, direction by direction", () => {
  const rates = Array.from({ length: 41 }, (_, i) => 2 * 100 ** (i / 40 - 1));
  const endOf = (lr: (t: number) => number): number => {
    let loss = 0;
    for (let i = 1; i <= 100; i++) {
      let second = 1; // E[θ²] of the direction with curvature and noise 1/i
      for (let t = 0; t < 1000; t++) second = (1 - lr(t) / i) ** 2 * second + lr(t) ** 2 / i;
      loss += second / i / 2;
    }
    return loss;
  };
  const drops = (t: number): number => (t < 500 ? 1 : t < 750 ? 0.3 : 0.09);
  const { bestConstant, bestStep } = valuesOf(noiseFloor);
  expect(bestConstant).toBe(formatNumber(Math.min(...rates.map((rate) => endOf(() => rate)))));
  expect(bestStep).toBe(formatNumber(Math.min(...rates.map((rate) => endOf((t) => rate * drops(t))))));
});
