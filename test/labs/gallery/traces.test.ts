import { type Bug, diagnose, schedule } from "lrlab";
import { describe, expect, test } from "vitest";
import { build } from "../../../src/compat/torch/build.js";
import { optimizer } from "../../../src/compat/torch/optimizer.js";
import { rng } from "../../../src/engine/rng.js";
import { loops } from "../../../src/labs/gallery/loops/buggyLoops.js";
import { drawRecipe, type RecipeName, recipes } from "../../../src/labs/gallery/loops/traceRecipes.js";
import { syntheticTraces } from "../../../src/labs/gallery/loops/traces.js";
import { type Confusion, confusion } from "../../../src/lessons/reference/confusion.js";

const seed = 13;
const rough = { digits: 3, missing: 0.1 };

/** What was named wrongly, to read in a failure. */
const mistakes = ({ bugs, counts }: Confusion): string[] =>
  counts.flatMap((row, i) =>
    row.flatMap((count, j) => (i === j || count === 0 ? [] : [`${bugs[i]?.bug} named ${bugs[j]?.bug}: ${count}`])),
  );

describe("600 traces of small training loops, healthy ones included", () => {
  test("are named rightly in at least 95 % where every digit was logged", { timeout: 60_000 }, () => {
    const found = confusion({ seed, count: 600 });
    expect(found.count).toBe(600);
    expect(found.right, mistakes(found).join("\n")).toBeGreaterThanOrEqual(0.95 * 600);
    expect(found.counts.flat().reduce((sum, n) => sum + n, 0)).toBe(600);
    for (const row of found.counts) expect(row.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(Math.floor(600 / 13));
  });

  test("and in at least 85 % with three digits and a tenth of the rows missing", { timeout: 60_000 }, () => {
    const found = confusion({ seed, count: 600, noise: rough });
    expect(found.right, mistakes(found).join("\n")).toBeGreaterThanOrEqual(0.85 * 600);
  });

  test("and still in nine of ten where the plan says no more than the schedule and its length", { timeout: 60_000 }, () => {
    const traces = syntheticTraces({ seed: seed + 1, count: 300, noise: rough });
    const right = traces.filter(({ bug, plan, trace }) => {
      const { lr, steps, plateau } = plan;
      return diagnose(trace, { lr, ...(steps ? { steps } : {}), ...(plateau ? { plateau } : {}) }).bug === bug;
    });
    expect(right.length).toBeGreaterThanOrEqual(0.9 * 300);
  });

  test("with a confidence that means something: of those above 0.9 hardly any is wrong", { timeout: 60_000 }, () => {
    const sure = syntheticTraces({ seed: seed + 2, count: 260, noise: rough })
      .map(({ bug, plan, trace }) => ({ bug, found: diagnose(trace, plan) }))
      .filter(({ found }) => found.confidence > 0.9);
    expect(sure.length).toBeGreaterThan(130);
    expect(sure.filter(({ bug, found }) => found.bug === bug).length).toBeGreaterThanOrEqual(0.98 * sure.length);
  });
});

describe("the traces", () => {
  const traces = syntheticTraces({ seed: 5, count: 130 });

  test("are the same for the same seed, and others for another", () => {
    expect(JSON.stringify(syntheticTraces({ seed: 5, count: 130 }))).toBe(JSON.stringify(traces));
    expect(JSON.stringify(syntheticTraces({ seed: 6, count: 130 }))).not.toBe(JSON.stringify(traces));
  });

  test("hold every bug equally often, and every family", () => {
    for (const bug of Object.keys(loops) as Bug[]) expect(traces.filter((one) => one.bug === bug).length).toBe(10);
    const families = new Set(syntheticTraces({ seed: 5, count: 600 }).map(({ family }) => family));
    expect([...families].sort()).toEqual([...Object.keys(recipes), "plateau", "triangle"].sort());
  });

  test("have rising steps and rates that are finite and not below 0", () => {
    for (const { trace } of traces) {
      expect(trace.length).toBeGreaterThan(15);
      trace.forEach(({ step, lr }, i) => {
        expect(Number.isSafeInteger(step) && step > (trace[i - 1]?.step ?? -1)).toBe(true);
        expect(Number.isFinite(lr) && lr >= 0).toBe(true);
      });
    }
  });

  test("lose digits and rows where they should, and keep the first", () => {
    const worse = syntheticTraces({ seed: 5, count: 130, noise: rough });
    const [all, kept] = [traces, worse].map((list) => list.reduce((sum, { trace }) => sum + trace.length, 0)) as [number, number];
    expect(kept / all).toBeGreaterThan(0.88);
    expect(kept / all).toBeLessThan(0.92);
    worse.forEach(({ trace }, i) => {
      expect(trace[0]?.step).toBe(traces[i]?.trace[0]?.step);
      for (const { lr } of trace) expect(Number(lr.toPrecision(3))).toBe(lr);
    });
  });
});

test.each(Object.keys(recipes) as RecipeName[])("%s: the plan and the PyTorch scheduler give the same rates", (name) => {
  const random = rng(3);
  for (let round = 0; round < 5; round++) {
    const run = { epochs: 8 + round, stepsPerEpoch: 10, steps: 10 * (8 + round) };
    const { plan, baseLr, torch } = drawRecipe([name], run, random);
    const sgd = optimizer("SGD", {}, [baseLr]);
    const scheduler = build(torch(1), sgd, baseLr);
    for (let t = 0; t < run.steps - 1; t++) {
      expect(Math.abs((sgd.param_groups[0]?.lr ?? 0) - plan(t)) / baseLr).toBeLessThan(1e-12);
      scheduler.step();
    }
    expect(schedule(plan.spec)(3)).toBe(plan(3));
  }
});
