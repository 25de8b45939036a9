import { describe, expect, it } from "vitest";
import ensembleExercise from "../../src/lessons/course/08-cycles/exercises/ensemble/check.js";
import { ensemble as ensembleSolution } from "../../src/lessons/course/08-cycles/exercises/ensemble/solution.js";
import sgdrExercise from "../../src/lessons/course/08-cycles/exercises/sgdr/check.js";
import { sgdr as sgdrSolution } from "../../src/lessons/course/08-cycles/exercises/sgdr/solution.js";
import { experiments, plots } from "../../src/lessons/course/08-cycles/experiments.js";
import { films } from "../../src/lessons/course/08-cycles/films.js";
import {
  type Arm,
  accuracy,
  chosen,
  gain,
  judged,
  members,
  type NetName,
  ratesOf,
  values as storedValues,
} from "../../src/lessons/course/08-cycles/measured.js";
import { quiz } from "../../src/lessons/course/08-cycles/quiz.js";
import cnn from "../../src/lessons/course/08-cycles/results/cnn.summary.json" with { type: "json" };
import mlp from "../../src/lessons/course/08-cycles/results/mlp.summary.json" with { type: "json" };
import { snapshotStudy } from "../../src/lessons/course/08-cycles/study.js";
import { values } from "../../src/lessons/course/08-cycles/values.js";
import { warmRestarts } from "../../src/schedules/families/warmRestarts.js";
import { checked, drawer, runner } from "./tryLesson.js";
import { expectWrongAnswers } from "./wrongAnswers.js";

describe("exercise sgdr", () => {
  const first = "the first cycle";
  const restart = "a restart has the whole peak";
  const later = "later cycles are longer";
  const between = "between two epochs";
  const random = "random cycles, random times";
  const wave = (u: number): number => (1 + Math.cos(Math.PI * u)) / 2;
  expectWrongAnswers(sgdrExercise, {
    "does not let cycles grow": { answer: (t: number, c: number) => wave((t % c) / c), loses: [later, between, random] },
    "lets the old cycle have its end": {
      answer: (t: number, c: number, g: number) => {
        let [start, length] = [0, c];
        while (t > start + length) [start, length] = [start + length, length * g];
        return wave((t - start) / length);
      },
      loses: [restart],
    },
    "takes a cycle's length for its end": {
      answer: (t: number, c: number, g: number) => {
        if (g === 1) return sgdrSolution(t, c, 1);
        let [start, end] = [0, c];
        while (t >= end) [start, end] = [end, end * g];
        return wave((t - start) / (end - start));
      },
      loses: [restart, later, between, random],
    },
    "rounds the time down": { answer: (t: number, c: number, g: number) => sgdrSolution(Math.floor(t), c, g), loses: [between, random] },
    "falls along a straight line": {
      answer: (t: number, c: number, g: number) => Math.acos(2 * sgdrSolution(t, c, g) - 1) / Math.PI,
      loses: [first, restart, later, between, random],
    },
  });
  it("takes the closed form as well", async () => {
    const closed = (t: number, c: number, g: number): number => {
      const i = g === 1 ? Math.floor(t / c) : Math.floor(Math.log((t / c) * (g - 1) + 1) / Math.log(g) + 1e-12);
      const start = g === 1 ? i * c : (c * (g ** i - 1)) / (g - 1);
      return wave((t - start) / (c * g ** i));
    };
    const { score, points } = await checked(sgdrExercise, closed);
    expect(score).toBe(points);
  });
});

describe("exercise ensemble", () => {
  const two = "two members, one picture";
  const alone = "a member alone stays as it is";
  const five = "five members, several pictures";
  const sums = "every row sums to 1";
  const order = "the order of the members does not matter";
  type Members = number[][][];
  const map = (members: Members, of: (all: number[]) => number): number[][] =>
    (members[0] ?? []).map((row, i) => row.map((_, k) => of(members.map((member) => member[i]?.[k] ?? 0))));
  expectWrongAnswers(ensembleExercise, {
    "takes the last snapshot": { answer: (members: Members) => members.at(-1), loses: [two, five, order] },
    "adds up and does not divide": {
      answer: (members: Members) => map(members, (all) => all.reduce((a, b) => a + b)),
      loses: [two, five, sums],
    },
    "multiplies the members": {
      answer: (members: Members) => map(members, (all) => all.reduce((a, b) => a * b)),
      loses: [two, five, sums],
    },
    "averages one picture over its classes": {
      answer: (members: Members) => (members[0] ?? []).map((row) => row.map(() => 1 / row.length)),
      loses: [two, alone, five],
    },
    "lets each member cast one vote": {
      answer: (members: Members) =>
        (members[0] ?? []).map((row, i) =>
          row.map(
            (_, k) => members.filter((member) => (member[i] ?? []).indexOf(Math.max(...(member[i] ?? []))) === k).length / members.length,
          ),
        ),
      loses: [two, alone, five],
    },
  });
  it("asks for as many rows as there are pictures", async () => {
    const { tests } = await checked(ensembleExercise, (members: Members) => members.map(([first]) => first ?? []));
    expect(tests.map(({ score }) => score)).toEqual([0, 0, 0, 0, 0]);
    expect(tests.find(({ name }) => name === sums)?.message).toBe("It must have a row for each of 3 pictures, got 2.");
  });
  it("takes an answer that goes through the members one by one", async () => {
    const running = (members: Members): number[][] =>
      members.reduce(
        (sum: number[][], member) => sum.map((row, i) => row.map((p, k) => p + (member[i]?.[k] ?? 0) / members.length)),
        (members[0] ?? []).map((row) => row.map(() => 0)),
      );
    const { score, points } = await checked(ensembleExercise, running);
    expect(score).toBe(points);
    expect(running([[[0.5, 0.5]], [[1, 0]]])).toEqual(ensembleSolution([[[0.5, 0.5]], [[1, 0]]]));
  });
});

const figureOf = drawer(plots);
type Cases = Record<string, Record<string, readonly (number | null)[]>>;
const average = (list: readonly (number | null)[] = []): number =>
  list.reduce<number>((sum, x) => sum + (x ?? Number.NaN), 0) / list.length;

describe("what is told of the stored runs", () => {
  const cases = mlp.cases as unknown as Cases;
  const rates = [0.02, 0.03, 0.05, 0.07, 0.1, 0.14, 0.2, 0.3];
  const best = (plan: string, value: string): number =>
    rates.reduce((found, rate) =>
      average(cases[`${plan}, ${rate}`]?.[`${value}Validation`]) > average(cases[`${plan}, ${found}`]?.[`${value}Validation`])
        ? rate
        : found,
    );
  it("the peaks are those that validation chose", () => {
    expect(chosen("mlp", "single")).toBe(best("cosine", "last"));
    expect(chosen("mlp", "ensemble")).toBe(best("cycles", "ensemble"));
    expect(chosen("mlp", "weights")).toBe(best("cycles", "weights"));
  });
  it("no best peak lies at an edge of those that were tried", () => {
    for (const arm of ["single", "ensemble", "apart", "weights", "snapshot", "constant", "constantEnsemble"] as const) {
      expect([0.02, 0.3]).not.toContain(chosen("mlp", arm));
      expect([0.01, 0.1]).not.toContain(chosen("cnn", arm));
    }
  });
  it("the gain is the mean of the differences, seed by seed", () => {
    const [a, b] = [cases[`cycles, ${chosen("mlp", "ensemble")}`]?.ensemble ?? [], cases[`cosine, ${chosen("mlp", "single")}`]?.last ?? []];
    const mean = average(a.map((one, i) => (one ?? Number.NaN) - (b[i] ?? Number.NaN)));
    expect(gain("mlp", "ensemble", "single")?.mean).toBeCloseTo(mean, 9);
    expect(values().ensembleGainMlp).toContain(`+${(100 * mean).toFixed(1)} [`);
  });
  it("what the text says of signs is so", () => {
    const verdictOf = (...[net, arm, rate]: readonly [NetName, Arm, number?]) => {
      const difference = gain(net, arm, "single", rate);
      return difference && judged(difference);
    };
    expect(verdictOf("mlp", "ensemble", 0.05)).toBe("worse");
    expect(verdictOf("mlp", "ensemble")).toBe("better");
    expect(verdictOf("mlp", "weights")).toBe("better");
    expect(verdictOf("cnn", "apart")).toBe("worse");
    expect(gain("cnn", "ensemble", "single")?.high).toBeLessThan(0);
    expect(gain("mlp", "snapshot", "single")?.high).toBeLessThan(0);
    expect(average((cnn.cases as unknown as Cases)["apart, 0.07"]?.ensemble)).toBeLessThan(0.84);
  });
  it("five never lose to their mean by more than rounding in the picture of agreement", () => {
    const sentence = figureOf("agreement", { place: 6 }).sentence;
    expect(sentence).toMatch(/At a peak of 0\.14, two snapshots of the MLP answer 24 % .* 80\.7 % on average, together \+6\.6 points/);
  });
  it("question 2 has the answer that the runs have", () => {
    const interval = gain("mlp", "ensemble", "single");
    const right = quiz.find(({ id }) => id === "q2")?.options.find((option) => option.right);
    expect(interval && judged(interval)).toBe("better");
    expect(right?.text).toMatch(/^Better/);
    expect(right?.why).toMatch(/87\.3 % at a peak of 0\.14, one cosine 83\.4 % at 0\.1/);
  });
  it("question 6: the last epoch of the first cycle, by PyTorch’s formula", () => {
    const right = quiz.find(({ id }) => id === "q6")?.options.find((option) => option.right);
    expect(right?.text).toBe(`At ${(50 * (1 + Math.cos(0.9 * Math.PI))).toFixed(2)} %`);
    expect(warmRestarts({ baseLr: 1, cycleSteps: 10, growth: 2 })(9)).toBeCloseTo((1 + Math.cos(0.9 * Math.PI)) / 2, 12);
  });
});

describe("pictures and runs", () => {
  it("cycles end where the sum of their lengths says", () => {
    expect(figureOf("cycle-ends", { cycles: 4 }).sentence).toMatch(/^The cycles end after 10, 30, 70, 150 epochs/);
    expect(figureOf("cycle-ends", { clock: "update" }).sentence).toMatch(/last update of each has 0\.00\d+ %|last update/);
  });
  it("the reader’s runs are those of the study", () => {
    const { figure } = runner(experiments)("own-runs", { seeds: 1, rate: "0.14" });
    const own = (storedValues("mlp", "cycles", 0.14, "ensemble") ?? [])[0] as number;
    expect(figure.sentence).toContain(`five snapshots together ${(100 * own).toFixed(1)} % at 0.14`);
  });
  it("a run of the study repeats a stored row to the bit", () => {
    const options = snapshotStudy.cases({
      problem: { kind: "glyphs", train: 1500 },
      model: { kind: "mlp", sizes: [144, 64, 10], act: "relu" },
      ...{ batch: 32, steps: 1150, snapshots: 5, rates: [0.05], plans: ["cycles"] },
    });
    const again = snapshotStudy.run(options["cycles, 0.05"] ?? {}, 3);
    expect(again.ensemble).toBe((mlp.cases as unknown as Cases)["cycles, 0.05"]?.ensemble?.[2]);
  });
  it("between two nets there is a hill, between two snapshots none to see", () => {
    const { figure } = runner(experiments)("barrier", { rate: "0.07" });
    const rises = [...figure.sentence.matchAll(/rises ([\d.]+(?: × 10\S+)?) above/g)].map(([, height]) => Number.parseFloat(height ?? ""));
    expect(rises).toHaveLength(2);
    expect(rises[1]).toBeGreaterThan(0.05);
  });
  it("at the high peak the loss shows no hill between two nets, and the accuracy does", () => {
    const { figure } = runner(experiments)("barrier", { rate: "0.14" });
    const sinks = [...figure.sentence.matchAll(/by ([\d.]+) points/g)].map(([, points]) => Number(points));
    expect(sinks).toHaveLength(2);
    expect(sinks[0]).toBe(0);
    expect(sinks[1]).toBeGreaterThan(10);
    if (figure.kind !== "curves") throw new Error("not curves");
    const [snapshots = [], nets = []] = figure.data.panels[1]?.curves.map(({ points }) => points.map(([, y]) => y ?? 0)) ?? [];
    expect(Math.max(...snapshots)).toBeGreaterThan(Math.max(snapshots[0] ?? 0, snapshots.at(-1) ?? 0));
    expect(Math.min(...nets)).toBeLessThan((nets[0] ?? 0) - 10);
    expect(Number(values().warmApartBarrierMlp)).toBeLessThan(0.05);
  });
  it("no peak that was tried has a hill between two snapshots", () => {
    for (const rate of ratesOf("mlp")) expect(Math.max(...(storedValues("mlp", "cycles", rate, "barrier") ?? []))).toBeLessThan(0.01);
  });
  it("the nets of the high peak are no better one by one, and the snapshots come to differ between two neighbours among the peaks", () => {
    expect(average(members("mlp", "cycles", 0.14))).toBeLessThan(average(members("mlp", "cycles", 0.05)));
    const differ = ratesOf("mlp").map((rate) => average(storedValues("mlp", "cycles", rate, "disagreement") ?? []));
    expect(Math.max(...differ.slice(0, 5))).toBeLessThan(0.05);
    expect(Math.min(...differ.slice(5))).toBeGreaterThan(0.2);
    expect(accuracy("mlp", "ensemble", chosen("mlp", "single"))).toBeLessThan(accuracy("mlp", "single"));
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
