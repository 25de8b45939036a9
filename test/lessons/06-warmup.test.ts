import { describe, expect, it } from "vitest";
import adamExercise from "../../src/lessons/course/06-warmup/exercises/adam-ratio-bound/check.js";
import warmupExercise from "../../src/lessons/course/06-warmup/exercises/warmup/check.js";
import { warmup as warmupSolution } from "../../src/lessons/course/06-warmup/exercises/warmup/solution.js";
import { experiments, plots } from "../../src/lessons/course/06-warmup/experiments.js";
import { gradientOf, growthOf } from "../../src/lessons/course/06-warmup/pictures/gradients.js";
import { quiz } from "../../src/lessons/course/06-warmup/quiz.js";
import { values } from "../../src/lessons/course/06-warmup/values.js";
import type { CurvesFigure, ImagesFigure, IntervalsFigure } from "../../src/plots/figure.js";
import { checked, drawer, runner } from "./tryLesson.js";
import { expectWrongAnswers } from "./wrongAnswers.js";

const rows = import.meta.glob<string>("../../src/lessons/course/06-warmup/results/*.jsonl", {
  eager: true,
  query: "?raw",
  import: "default",
});
const rowsOf = (name: string) =>
  (rows[`../../src/lessons/course/06-warmup/results/${name}.jsonl`] ?? "")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => JSON.parse(line) as { shape: string; rate: number; seed: number; test: { loss: number } | null });
/** The mean test loss, from the rows themselves. */
function meanLoss(name: string, shape: string, rate: number): number {
  const losses = rowsOf(name)
    .filter((row) => row.shape === shape && row.rate === rate)
    .map(({ test }) => test?.loss ?? Number.NaN);
  expect(losses.length).toBe(32);
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

describe("exercise adam-ratio-bound", () => {
  const first = "the first update is one rate long at most";
  const usual = "the usual settings";
  const grows = "it grows from update to update";
  const other = "other settings";
  const worst = "no gradients beat it, and the worst ones reach it";
  const sum = (t: number, of: (age: number) => number): number => Array.from({ length: t }, (_, age) => of(age)).reduce((a, b) => a + b, 0);

  it("takes the closed form of the same sum", async () => {
    const closed = (t: number, b1: number, b2: number): number => {
      const r = b1 ** 2 / b2;
      const series = Math.abs(1 - r) < 1e-12 ? t : (1 - r ** t) / (1 - r);
      return ((1 - b1) / (1 - b1 ** t)) * Math.sqrt(((1 - b2 ** t) / (1 - b2)) * series);
    };
    const { score, points } = await checked(adamExercise, closed);
    expect(score).toBe(points);
  });

  expectWrongAnswers(adamExercise, {
    "leaves both averages uncorrected": {
      answer: (t: number, b1: number, b2: number) => Math.sqrt(sum(t, (k) => ((1 - b1) * b1 ** k) ** 2 / ((1 - b2) * b2 ** k))),
      loses: [first, usual, other, worst],
    },
    "corrects the first moment alone": {
      answer: (t: number, b1: number, b2: number) =>
        Math.sqrt(sum(t, (k) => (((1 - b1) * b1 ** k) / (1 - b1 ** t)) ** 2 / ((1 - b2) * b2 ** k))),
      loses: [first, usual, grows, other, worst],
    },
    "forgets the root": {
      answer: (t: number, b1: number, b2: number) =>
        sum(t, (k) => (((1 - b1) * b1 ** k) / (1 - b1 ** t)) ** 2 / (((1 - b2) * b2 ** k) / (1 - b2 ** t))),
      loses: [usual, other, worst],
    },
    "says that every update is one rate long": { answer: () => 1, loses: [usual, grows, other, worst] },
    "knows the usual settings only": {
      answer: (t: number) => Math.sqrt(sum(t, (k) => ((0.1 * 0.9 ** k) / (1 - 0.9 ** t)) ** 2 / ((0.001 * 0.999 ** k) / (1 - 0.999 ** t)))),
      loses: [other, worst],
    },
  });
});

describe("exercise warmup", () => {
  const zero = "t/w begins with nothing";
  const one = "(t+1)/w begins with one part";
  const exact = "each reaches exactly 1, at its own update";
  const stays = "after the warmup it stays at 1";
  const none = "no warmup is legal";
  const random = "random warmups";

  it("takes a solution that branches instead", async () => {
    const branching = (t: number, w: number, mode: string): number => {
      const done = mode.startsWith("(") ? t + 1 : t;
      return done >= w ? 1 : done / w;
    };
    const { score, points } = await checked(warmupExercise, branching);
    expect(score).toBe(points);
  });

  expectWrongAnswers(warmupExercise, {
    "divides by zero": { answer: (t: number, w: number, mode: string) => Math.min(1, (t + (mode === "t/w" ? 0 : 1)) / w), loses: [none] },
    "knows one mode": { answer: (t: number, w: number) => (w === 0 ? 1 : Math.min(1, t / w)), loses: [one, exact, random] },
    "mixes the modes up": {
      answer: (t: number, w: number, mode: string) => warmupSolution(t, w, mode === "t/w" ? "(t+1)/w" : "t/w"),
      loses: [zero, one, exact, random],
    },
    "goes on climbing": {
      answer: (t: number, w: number, mode: string) => (w === 0 ? 1 : (t + (mode === "t/w" ? 0 : 1)) / w),
      loses: [stays, random],
    },
    "takes a warmup of nothing for a rate of nothing": {
      answer: (t: number, w: number, mode: string) => (w === 0 ? 0 : warmupSolution(t, w, mode)),
      loses: [none],
    },
  });
});

const figureOf = drawer(plots);

describe("pictures", () => {
  it("the lengths agree by the count and not by the share", () => {
    const at = (steps: number, w: number): number => meanLoss(`length-${steps}`, `warmup ${w}`, 0.0225);
    const said = (steps: number, w: number): string => String(Number(at(steps, w).toPrecision(2)));
    expect(figureOf("lengths", { unit: "count" }).sentence).toContain(
      `4 updates ends at ${said(100, 4)} in the short run and at ${said(400, 4)}`,
    );
    expect(figureOf("lengths", { unit: "share" }).sentence).toContain(
      `ends at ${said(100, 4)} in a run of 100 updates and at ${said(400, 16)}`,
    );
    for (const steps of [100, 400]) expect(at(steps, 4)).toBeGreaterThan(1.5 * at(steps, 16));
    expect(at(100, 4)).toBeGreaterThan(3 * at(400, 16)); // both are 4 %
    const panel = (figureOf("lengths", { unit: "share" }) as CurvesFigure).data.panels[0];
    expect(panel?.curves.map(({ points }) => points[1]?.[0])).toEqual([4, 1]);
  });

  it("gradients grow towards the output in post-norm nets and fall in pre-norm nets", () => {
    expect(gradientOf("post", "mlp4.out")).toBeGreaterThan(1.5 * gradientOf("pre", "mlp4.out"));
    expect(growthOf("post", "query").low).toBeGreaterThan(growthOf("pre", "query").high);
    expect(growthOf("post", "query").mean).toBeGreaterThan(0);
    expect(growthOf("pre", "query").high).toBeLessThan(0);
    expect(gradientOf("post", "embedding")).toBeLessThan(0.3);
  });

  it("cures have the verdicts of the tables", () => {
    const verdicts = (task: string) => (figureOf("cures", { task }) as IntervalsFigure).data.rows.map(({ verdict }) => verdict);
    expect(verdicts("0.0175")).toEqual(["better", "better", "cannot tell"]);
    expect(verdicts("sgd")[2]).toBe("better");
  });
});

describe("the map", () => {
  it("shows the means of the rows, and the reader's own two seeds are among them", () => {
    const { figure, progress, told } = runner(experiments)("map", { norm: "post", rate: "0.01", seeds: 1 });
    const { groups } = (figure as ImagesFigure).data;
    expect(groups.map(({ images }) => images.length)).toEqual([6, 6, 6]);
    const own = rowsOf("norm-and-warmup").filter(
      ({ rate, seed, shape }) => rate === 0.01 && seed === 1 && /^post, warmup \d+$/.test(shape),
    );
    for (const { shape, test } of own) {
      const group = groups.find(({ title }) => shape.endsWith(` ${title.replace("warmup of ", "")}`));
      expect(group?.images[3]?.label).toContain(`you ${Number(test?.loss.toPrecision(2))}`);
      expect(group?.images[3]?.label).toContain(String(Number(meanLoss("norm-and-warmup", shape, 0.01).toPrecision(2))));
    }
    expect(progress).toEqual([1 / 3, 2 / 3, 1]);
    expect(told.length).toBeGreaterThan(10);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });
});

describe("the first updates", () => {
  it("no update of the live run is beyond Adam's bound, and the first is one rate long in nearly every coordinate", () => {
    const { figure } = runner(experiments)("updates", { run: "post, 0.03", seed: 1 });
    const curves = (figure as CurvesFigure).data.panels[0]?.curves ?? [];
    const [, , bound, typical, longest] = curves;
    expect(typical?.points[0]?.[1]).toBeGreaterThan(0.99);
    longest?.points.forEach(([, y], i) => {
      expect(y ?? 0).toBeLessThanOrEqual(1.0001 * (bound?.points[i]?.[1] ?? 0));
    });
  });
});

describe("numbers of the text and the questions", () => {
  const said = values();
  it("come from the rows by another route", () => {
    expect(said.dead).toBe(String(Number(meanLoss("norm-and-warmup", "post, warmup 0", 0.03).toPrecision(3))));
    expect(said.alive50).toBe(String(Number(meanLoss("norm-and-warmup", "post, warmup 50", 0.03).toPrecision(3))));
    expect(said.coarse0).toBe(String(Number(meanLoss("norm-and-warmup", "post, warmup 0", 0.003).toPrecision(3))));
  });

  it("Adam's first lengths follow the formula", () => {
    expect(said.plainFirst).toBe((0.1 / Math.sqrt(0.001)).toPrecision(3));
    expect(Number(said.tinyFirst)).toBeCloseTo(1e-5 / (1e-5 + 1e-8), 3);
    expect(Number(said.epsInside)).toBeCloseTo(1e-6 / Math.sqrt(1e-12 + 1e-8), 4);
    expect(Number(said.epsOutside)).toBeCloseTo(1e-6 / (1e-6 + 1e-8), 3);
  });

  it("what the text concludes is what was measured", () => {
    for (const name of ["modest10", "modest50"]) expect(said[name]).toMatch(/^\+.*\[\+/); // warmup costs at a modest rate
    expect(said.bestGain).toMatch(/^−.*\[−.*−/);
    expect(said.bestVerdict).toBe("one cannot tell");
    expect(said.clipBest).toMatch(/^−/);
    expect(said.sgdWarm6).toMatch(/^−.*\[−.*−/);
    expect(said.sgdClip).toMatch(/^\+.*\[\+.*\+/);
    expect(said.sharpChange).toMatch(/^\+.*\[\+/);
    expect(said.sharpWarmChange).toMatch(/^−.*\[−.*−/);
    expect(Number(said.lossAfter)).toBeGreaterThan(Number(said.lossBefore));
    expect(Number(said.sharpBefore)).toBeGreaterThan(Number(said.sharpPre));
  });

  it("every question names what it claims", () => {
    expect(quiz.map(({ id }) => id)).toEqual(["first-step", "bias-correction", "first-update", "benefit", "how-long", "which-layers"]);
    expect(quiz[1]?.options[1]?.text).toContain("3.16");
    expect(quiz[1]?.options[1]?.text).toContain("update 12");
  });
});
