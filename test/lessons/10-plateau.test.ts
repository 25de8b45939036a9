import { describe, expect, it } from "vitest";
import { replay } from "../../src/compat/replay.js";
import shareExercise from "../../src/lessons/course/10-plateau/exercises/false-cut-share/check.js";
import { falseCutShare } from "../../src/lessons/course/10-plateau/exercises/false-cut-share/solution.js";
import plateauExercise from "../../src/lessons/course/10-plateau/exercises/plateau/check.js";
import { plateau } from "../../src/lessons/course/10-plateau/exercises/plateau/solution.js";
import { experiments, planFigure } from "../../src/lessons/course/10-plateau/experiments.js";
import { proportion, watch } from "../../src/lessons/course/10-plateau/falseCuts.js";
import { noises, plannedTable, storedCuts } from "../../src/lessons/course/10-plateau/measured.js";
import { firstCut, plots, slowest } from "../../src/lessons/course/10-plateau/pictures.js";
import { quiz } from "../../src/lessons/course/10-plateau/quiz.js";
import { trainPlanned } from "../../src/lessons/course/10-plateau/study.js";
import { values } from "../../src/lessons/course/10-plateau/values.js";
import { checked, drawer, runner } from "./tryLesson.js";
import { expectWrongAnswers } from "./wrongAnswers.js";

interface Settings {
  lr: number;
  factor: number;
  patience: number;
  threshold: number;
  cooldown: number;
  minLr: number;
  mode: "min" | "max";
}

describe("exercise plateau", () => {
  const [flat, again, part, rest, floor, max, nan, stories] = plateauExercise.tests.map(({ name }) => name) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const altered =
    (change: (settings: Settings) => Partial<Settings>) =>
    (metrics: number[], settings: Settings): number[] =>
      plateau(metrics, { ...settings, ...change(settings) });

  expectWrongAnswers(plateauExercise, {
    "cuts when patience is reached": {
      answer: (metrics: number[], settings: Settings) =>
        settings.patience === 0
          ? metrics.map((_, i) => settings.lr * settings.factor ** (i + 1))
          : plateau(metrics, { ...settings, patience: settings.patience - 1 }),
      loses: [flat, again, part, rest, floor, max, nan, stories],
      told: /first value is the best/,
    },
    "takes the threshold for absolute": {
      answer: (metrics: number[], settings: Settings) => {
        let [best, bad, lr, resting] = [settings.mode === "max" ? -Infinity : Infinity, 0, settings.lr, 0];
        return metrics.map((metric) => {
          const better = settings.mode === "max" ? metric > best + settings.threshold : metric < best - settings.threshold;
          if (better) best = metric;
          bad = better ? 0 : bad + 1;
          if (resting > 0) [resting, bad] = [resting - 1, 0];
          if (bad > settings.patience) [lr, bad, resting] = [Math.max(settings.minLr, lr * settings.factor), 0, settings.cooldown];
          return lr;
        });
      },
      loses: [part, max, stories],
      told: /hundredth of 100/,
    },
    "knows no cooldown": { answer: altered(() => ({ cooldown: 0 })), loses: [rest, stories], told: /leave the count at 0/ },
    "goes below the floor": { answer: altered(() => ({ minLr: 0 })), loses: [floor, stories], told: /larger of minLr/ },
    "knows no mode": { answer: altered(() => ({ mode: "min" })), loses: [max, stories], told: /Accuracies rise/ },
    "compares with the value before": {
      answer: (metrics: number[], settings: Settings) => {
        let [bad, lr, resting] = [0, settings.lr, 0];
        return metrics.map((metric, i) => {
          const before = metrics[i - 1];
          const up = before === undefined || metric > before * (1 + settings.threshold);
          const down = before === undefined || metric < before * (1 - settings.threshold);
          const better = (settings.mode === "max" ? up : down) && !Number.isNaN(metric);
          bad = better ? 0 : bad + 1;
          if (resting > 0) [resting, bad] = [resting - 1, 0];
          if (bad > settings.patience) [lr, bad, resting] = [Math.max(settings.minLr, lr * settings.factor), 0, settings.cooldown];
          return lr;
        });
      },
      loses: [again, max, nan, stories],
      told: /best of all before it/,
    },
    "lets NaN be the best": {
      answer: (metrics: number[], settings: Settings) => {
        let [best, bad, lr, resting] = [settings.mode === "max" ? -Infinity : Infinity, 0, settings.lr, 0];
        return metrics.map((metric) => {
          const worse =
            best === -Infinity
              ? false
              : settings.mode === "max"
                ? metric <= best * (1 + settings.threshold)
                : metric >= best * (1 - settings.threshold);
          if (!worse) best = metric;
          bad = worse ? bad + 1 : 0;
          if (resting > 0) [resting, bad] = [resting - 1, 0];
          if (bad > settings.patience) [lr, bad, resting] = [Math.max(settings.minLr, lr * settings.factor), 0, settings.cooldown];
          return lr;
        });
      },
      loses: [nan],
      told: /never the best/,
    },
  });

  it("takes PyTorch's own rule for right, whatever it is written in", async () => {
    const viaTorch = (metrics: number[], { lr, minLr, threshold, ...settings }: Settings): number[] =>
      replay({
        api: "ReduceLROnPlateau",
        source: "torch",
        params: { ...settings, threshold, min_lr: minLr, eps: 0 },
        base_lr: lr,
        steps: metrics.length,
        metrics: metrics.map((metric) => (Number.isNaN(metric) ? "NaN" : metric)),
      }).lr.slice(1) as number[];
    const { tests } = await checked(plateauExercise, (metrics: number[], settings: Settings) => {
      const rates = viaTorch([...metrics, metrics.at(-1) ?? 0], settings);
      return rates.slice(0, metrics.length);
    });
    expect(tests.filter(({ score, points }) => score < points)).toEqual([]);
  });
});

describe("exercise false-cut-share", () => {
  const [none, share, threshold, margin] = shareExercise.tests.map(({ name }) => name) as [string, string, string, string];
  interface Setup {
    fall: number;
    noise: number;
    patience: number;
    threshold: number;
  }
  const withMargin = (part: number, n: number): number[] => [part, 1.96 * Math.sqrt((part * Math.abs(1 - part)) / n)];
  const counting =
    (metricOf: (z: number, i: number, setup: Setup) => number, trips = (bad: number, patience: number) => bad > patience) =>
    (runs: number[][], setup: Setup): number[] => {
      const cut = runs.filter((draws) => {
        let [best, bad] = [Infinity, 0];
        return draws.some((z, i) => {
          const metric = metricOf(z, i, setup);
          if (metric < best * (1 - setup.threshold)) [best, bad] = [metric, 0];
          else bad += 1;
          return trips(bad, setup.patience);
        });
      });
      return withMargin(cut.length / runs.length, runs.length);
    };

  expectWrongAnswers(shareExercise, {
    "counts cuts, not runs": {
      answer: (runs: number[][], setup: Setup) => {
        let cuts = 0;
        for (const draws of runs) {
          let [best, bad] = [Infinity, 0];
          for (const [i, z] of draws.entries()) {
            const metric = (1 - setup.fall) ** i * (1 + setup.noise * z);
            if (metric < best * (1 - setup.threshold)) [best, bad] = [metric, 0];
            else bad += 1;
            if (bad > setup.patience) [cuts, bad] = [cuts + 1, 0];
          }
        }
        return withMargin(cuts / runs.length, runs.length);
      },
      loses: [none, share, threshold, margin],
    },
    "cuts one observation early": {
      answer: counting(
        (z, i, { fall, noise }) => (1 - fall) ** i * (1 + noise * z),
        (bad, patience) => bad >= patience,
      ),
      loses: [none, share, threshold, margin],
      told: /12th value/,
    },
    "forgets that the loss falls": { answer: counting((z, _, { noise }) => 1 + noise * z), loses: [none, share, threshold, margin] },
    "ignores the threshold": {
      answer: (runs: number[][], setup: Setup) => falseCutShare(runs, { ...setup, threshold: 1e-4 }),
      loses: [threshold],
      told: /below best/,
    },
    "gives the margin of one run": {
      answer: (runs: number[][], setup: Setup) => {
        const [part = 0] = falseCutShare(runs, setup);
        return [part, 1.96 * Math.sqrt(part * (1 - part))];
      },
      loses: [margin],
      told: /standard errors/,
    },
    "gives the share in per cent": {
      answer: (runs: number[][], setup: Setup) => {
        const [part = 0, wide = 0] = falseCutShare(runs, setup);
        return [100 * part, wide];
      },
      loses: [none, share, threshold],
    },
  });

  it("passes an answer that is written with reduce", async () => {
    const answer = (runs: number[][], { fall, noise, patience, threshold }: Setup): number[] => {
      const longest = runs.map(
        (draws) =>
          draws
            .map((z, i) => (1 - fall) ** i * (1 + noise * z))
            .reduce(
              ({ best, bad, most }, x) =>
                x < best * (1 - threshold) ? { best: x, bad: 0, most } : { best, bad: bad + 1, most: Math.max(most, bad + 1) },
              { best: Infinity, bad: 0, most: 0 },
            ).most,
      );
      return withMargin(longest.filter((most) => most > patience).length / runs.length, runs.length);
    };
    const { tests } = await checked(shareExercise, answer, 3);
    expect(tests.filter(({ score, points }) => score < points)).toEqual([]);
  });
});

const figureOf = drawer(plots);

describe("pictures", () => {
  it("a quiet loss has only cuts that were due, a noisy one does not", () => {
    for (let seed = 1; seed <= 20; seed++) {
      expect(figureOf("verdicts", { noise: 0, seed }).sentence).toContain("all due");
      const figure = figureOf("verdicts", { noise: 3, seed });
      if (figure.kind !== "curves") throw new Error("not curves");
      const marks = figure.data.panels[1]?.marks ?? [];
      for (const { x, role } of marks) expect(role === "b").toBe(x - 1 - 5 > 60);
      // Where marks stand close, only some have room for a word.
      for (const { role, label } of marks) expect([undefined, role === "b" ? "due" : "luck"]).toContain(label);
    }
    expect(figureOf("verdicts").sentence).toContain("3 cuts by luck");
    expect(figureOf("verdicts").sentence).toContain("3 cuts were due");
  });

  it("the counter cuts a flat metric where PyTorch does", () => {
    for (const patience of [0, 1, 3, 10]) {
      const said = /first cut after observation (\d+)/.exec(figureOf("counter", { patience }).sentence);
      const { lr } = replay({
        api: "ReduceLROnPlateau",
        source: "torch",
        params: { patience },
        base_lr: 0.1,
        steps: 16,
        metrics: Array.from({ length: 16 }, () => 1),
      });
      expect(Number(said?.[1])).toBe(lr.findIndex((rate) => rate < 0.09));
    }
  });

  it("the line of the slowest progress is where the rule turns", () => {
    for (const patience of [0, 5, 10, 20])
      for (const threshold of [1e-4, 0.01]) {
        const least = slowest(threshold, patience);
        expect(firstCut(1.001 * least, { patience, threshold })).toBeNull();
        expect(firstCut(0.999 * least, { patience, threshold })).not.toBeNull();
      }
  });
});

describe("false cuts", () => {
  it("the stored shares agree with fresh runs, and grow with the noise", () => {
    for (const patience of [5, 10, 20]) {
      const shares = storedCuts(patience);
      expect(shares.map(({ noise }) => noise)).toEqual([...noises]);
      for (const [i, { noise, part, n }] of shares.entries()) {
        expect(n).toBeGreaterThanOrEqual(300);
        if (i > 0) expect(part).toBeGreaterThanOrEqual((shares[i - 1]?.part ?? 0) - 0.02);
        const fresh = Array.from({ length: 200 }, (_, seed) => watch({ fall: 0.002, noise, patience }, 5000 + seed).cuts > 0);
        const { low, high } = proportion(fresh.filter(Boolean).length, fresh.length);
        expect(part).toBeGreaterThan(low - 0.05);
        expect(part).toBeLessThan(high + 0.05);
      }
    }
  });

  it("below a ratio of 1 most runs are cut, from 4 on hardly one", () => {
    for (const patience of [5, 10, 20])
      for (const { noise, part } of storedCuts(patience)) {
        const ratio = ((patience + 1) * 0.002) / noise;
        if (ratio < 1) expect(part).toBeGreaterThan(0.8);
        if (ratio >= 4) expect(part).toBeLessThan(0.01);
      }
  });

  it("Wilson's interval holds the share, and stays inside 0 and 1", () => {
    for (const [times, n] of [
      [0, 300],
      [300, 300],
      [1, 3],
      [120, 300],
    ] as const) {
      const { part, low, high } = proportion(times, n);
      expect(low).toBeLessThanOrEqual(part);
      expect(high).toBeGreaterThanOrEqual(part);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
    }
    expect(proportion(0, 300).high).toBeCloseTo(3.84 / 303.84, 4); // z²/(n + z²)
  });
});

describe("plan or react", () => {
  it("every chosen rate lies inside the rates that were tried, or its neighbour is said", () => {
    for (const data of ["finite", "online"] as const)
      for (const { name, edge } of plannedTable(data).shapes) expect(edge, `${data}, ${name}`).toBeNull();
  });

  it("is what its runs give, and a rule that never cuts is the constant", () => {
    const still = trainPlanned({ data: "online", rule: "as shipped", rate: 0.02 }, 1);
    expect(still.cuts).toBe(0);
    expect(still.test).toBe(trainPlanned({ data: "online", rule: "constant", rate: 0.02 }, 1).test);
  });

  it("supports what the text says", () => {
    const versus = (data: "finite" | "online", rule: string) => plannedTable(data).shapes.find(({ name }) => name === rule)?.versus;
    for (const rule of ["as shipped", "patience 3", "halving", "100 examples"])
      expect(versus("finite", rule)?.difference.high, rule).toBeLessThan(0);
    expect(versus("online", "as shipped")?.difference.high).toBeLessThan(0);
    expect(values().onlineShippedCuts).toBe("0");
    // "no difference that one could tell": its interval holds 0.
    expect(values().fewAgainstAll).toMatch(/\[−[\d.]+, \+[\d.]+\]/);
  });

  it("no setting of the rule does better than a constant rate on the small data set", () => {
    const { shapes } = plannedTable("finite");
    const constant = shapes.find(({ name }) => name === "constant")?.test ?? 0;
    for (const { name, test } of shapes) if (name !== "linear") expect(test ?? 1, name).toBeLessThan(constant + 0.001);
  });

  it("nothing is drawn outside the part that is shown", () => {
    for (const data of ["finite", "online"] as const) {
      const [panel] = planFigure(data).data.panels;
      const [low, high] = panel?.y.domain ?? [0, 0];
      for (const { label, points, band } of panel?.curves ?? [])
        for (const [, ...values] of [...points, ...(band ?? [])])
          for (const y of values) {
            expect(y, label).toBeGreaterThanOrEqual(low);
            expect(y, label).toBeLessThanOrEqual(high);
          }
    }
  });

  it("runs at reader size", () => {
    const { figure, progress } = runner(experiments)("plan-or-react", { seeds: 1 });
    expect(progress).toHaveLength(6);
    expect(figure.sentence).toContain("Your runs");
  });
});

it("the quiz's numbers come out of PyTorch too", () => {
  const { lr } = replay({
    api: "ReduceLROnPlateau",
    source: "torch",
    params: {},
    base_lr: 0.1,
    steps: 20,
    metrics: Array.from({ length: 20 }, () => 1),
  });
  expect(quiz[0]?.options.find(({ right }) => right)?.text).toBe(`After ${lr.findIndex((rate) => rate < 0.09)}`);
  const slow = replay({
    api: "ReduceLROnPlateau",
    source: "torch",
    params: {},
    base_lr: 0.1,
    steps: 400,
    metrics: Array.from({ length: 400 }, (_, i) => 0.9998 ** i),
  });
  expect(new Set(slow.lr).size).toBe(1);
});
