import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { exactRatio } from "../../src/lessons/guide/choose/exact.js";
import { between, regretAtStop, regretOf, regrets, settingNames, settings } from "../../src/lessons/guide/choose/measured.js";
import { quiz } from "../../src/lessons/guide/choose/quiz.js";
import { regret, regretFigure } from "../../src/lessons/guide/choose/regret.js";
import { shapes, values } from "../../src/lessons/guide/choose/values.js";
import { drawer } from "./tryLesson.js";

interface Row {
  readonly shape: string;
  readonly rate: number;
  readonly seed: number;
  readonly test: { readonly accuracy: number } | null;
  readonly validation: { readonly accuracy: number } | null;
}

const files = { fresh: "fresh", byHeart: "by-heart", short: "short", convolutional: "convolutional" } as const;
/** The stored rows themselves, not what was made of them. */
const rowsOf = (name: keyof typeof files): Row[] =>
  readFileSync(`src/lessons/guide/choose/results/${files[name]}.jsonl`, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => JSON.parse(line));
const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;
const tests = (rows: readonly Row[], shape: string, rate: number, split: "test" | "validation" = "test"): number[] =>
  rows
    .filter((row) => row.shape === shape && row.rate === rate)
    .sort((a, b) => a.seed - b.seed)
    .map((row) => row[split]?.accuracy ?? Number.NEGATIVE_INFINITY); // a run that diverged is worse than any other
const ratesOf = (rows: readonly Row[], shape: string): number[] =>
  [...new Set(rows.filter((row) => row.shape === shape).map(({ rate }) => rate))].sort((a, b) => a - b);
const bestRate = (rows: readonly Row[], shape: string): number =>
  ratesOf(rows, shape).reduce((a, b) => (mean(tests(rows, shape, b, "validation")) > mean(tests(rows, shape, a, "validation")) ? b : a));

describe.each(settingNames)("regret: %s", (setting) => {
  const rows = rowsOf(setting);
  const { table } = settings[setting];
  const reference = tests(rows, table.baseline, bestRate(rows, table.baseline));

  it("is the mean of paired differences from the reference, at each one's own best rate", () => {
    for (const { name } of table.shapes) {
      const own = tests(rows, name, bestRate(rows, name));
      expect(regretOf(setting, name)?.mean, name).toBeCloseTo(mean(reference.map((one, i) => one - (own[i] as number))), 5);
    }
  });

  it("has a reference that is the best, or cannot be told from it", () => {
    for (const [name, { low, mean: middle }] of regrets(setting, 1))
      if (middle < 0) expect(low < 0 && Math.abs(middle) < 0.005, name).toBe(true);
    for (const [name, { high }] of regrets(setting, 1)) if (name !== table.baseline) expect(high, name).toBeGreaterThan(0);
  });

  it("at a rate that was tried is what its runs say", () => {
    for (const { name } of table.shapes)
      for (const guess of [0.5, 2] as const) {
        const rate = guess * bestRate(rows, name);
        if (!ratesOf(rows, name).includes(rate)) continue;
        expect(regretOf(setting, name, guess)?.mean, name).toBeCloseTo(mean(reference) - mean(tests(rows, name, rate)), 5);
      }
  });
});

test("a rate between two is read on an axis of logarithms, one outside is not read", () => {
  const tried = [{ rate: 0.01 }, { rate: 0.04 }];
  const mix = (low: number, high: number, part: number): number => low + part * (high - low);
  expect(between(tried, 0.02, mix)).toBeCloseTo(0.5, 12);
  expect(between(tried, 0.04, mix)).toBe(1);
  expect(between(tried, 0.05, mix)).toBeNull();
  expect(between(tried, 0.005, mix)).toBeNull();
});

describe("what the page says of it", () => {
  const worse = (setting: (typeof settingNames)[number], name: string): number =>
    Math.max(...([0.5, 2] as const).map((guess) => regretOf(setting, name, guess)?.mean ?? Number.POSITIVE_INFINITY));

  it("on dense nets the worse of both guesses is least for the line or the cosine", () => {
    for (const setting of ["fresh", "byHeart", "short"] as const) {
      const names = settings[setting].table.shapes.map(({ name }) => name);
      const least = names.reduce((a, b) => (worse(setting, b) < worse(setting, a) ? b : a));
      expect(["linear", "cosine"], setting).toContain(least);
    }
  });

  it("drops at thirds are last among the decays of dense nets", () => {
    for (const setting of ["fresh", "byHeart", "short"] as const) {
      const decays = Object.values(shapes).filter((name) => name !== "constant");
      const last = decays.reduce((a, b) => ((regretOf(setting, b)?.mean ?? 0) > (regretOf(setting, a)?.mean ?? 0) ? b : a));
      expect(last).toBe(shapes.thirds);
    }
  });

  it("one cycle leads on the convolutional net only, with every interval clear of half a point", () => {
    expect(regrets("convolutional", 1)[0]?.[0]).toBe("one cycle");
    for (const [name, { low }] of regrets("convolutional", 1).slice(1)) expect(low, name).toBeGreaterThan(0.005);
    for (const setting of ["fresh", "byHeart", "short"] as const) expect(regrets(setting, 1)[0]?.[0]).not.toBe("one cycle");
  });

  it("where a constant falls apart at twice its best, the line still does well at that rate", () => {
    for (const setting of ["byHeart", "short"] as const) {
      const rows = rowsOf(setting);
      const rate = 2 * bestRate(rows, "constant");
      const best = mean(tests(rows, "linear", bestRate(rows, "linear")));
      expect(best - mean(tests(rows, "constant", rate))).toBeGreaterThan(0.1);
      expect(best - mean(tests(rows, "linear", rate))).toBeLessThan(0.01);
    }
  });

  it("unknown stops: early the average or the branch leads, and the plan's cosine is not far behind late", () => {
    const at = (way: "average" | "branch, linear" | "cosine" | "constant", stop: number): number =>
      regretAtStop(way, stop)?.mean ?? Number.NaN;
    for (const stop of [250, 500]) expect(Math.min(at("average", stop), at("branch, linear", stop))).toBeLessThan(at("cosine", stop));
    expect(at("cosine", 1000)).toBeLessThan(0.005);
    for (const stop of [250, 500, 1000]) expect(at("constant", stop)).toBeGreaterThan(at("branch, linear", stop));
  });

  it("long runs: the exponential leads, and a constant is dearer the longer they are", () => {
    for (const steps of [1000, 10_000] as const) expect(exactRatio(steps, "exponential to 1 %")).toBe(1);
    const constants = ([100, 1000, 10_000] as const).map((steps) => exactRatio(steps, "constant"));
    expect([...constants].sort((a, b) => a - b)).toEqual(constants);
  });

  it("numbers stand in the table as they were measured", () => {
    const all = values();
    expect(all["fresh-linear"]).toBe("reference");
    expect(all["convolutional-cycle"]).toBe("reference");
    expect(all["byHeart-constant"]).toMatch(/^1\.6 \[1\.2, 2\.0\]$/);
    expect(quiz.map(({ id }) => id)).toEqual(["one-trial", "ends-early", "equal-regret"]);
  });
});

describe("the picture", () => {
  const draw = drawer([regret]);
  it("says which is the least and the most, against what, and what was not measured", () => {
    expect(draw("regret").sentence).toContain("least for straight line 0.0, most for tenths at thirds 1.8 [1.5, 2.0]; 24 seeds");
    expect(draw("regret", { task: "convolutional", horizon: "early" }).sentence).toContain("only fresh examples were measured");
    expect(draw("regret", { task: "convolutional", rate: "twice" }).sentence).toContain("Left out: 1 shape");
  });

  it("draws each row as often as the table has it", () => {
    const figure = regretFigure("byHeart", "known", "best");
    const means = regrets("byHeart", 1).map(([, { mean: middle }]) => 100 * middle);
    expect(figure.kind === "intervals" && figure.data.rows.map(({ mean: middle }) => middle)).toEqual(means);
    expect(new Set(figure.kind === "intervals" ? figure.data.rows.map(({ label }) => label) : []).size).toBe(means.length);
  });
});
