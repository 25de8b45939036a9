import { compare as compareResults, constant, cosineAnnealing, inverseSqrt, linear, scheduleFigure, trainingFigure, warmup } from "lrlab";
import { compare } from "lrlab/notebook";
import { describe, expect, test } from "vitest";
import type { Table } from "../../src/notebook/content.js";
import type { IntervalsFigure } from "../../src/plots/figure.js";
import { fakeHost } from "./fakeHost.js";

const host = fakeHost();
const table = (): Table => host.seen[0]?.at(-1) as Table;
const intervals = (): IntervalsFigure => host.seen[0]?.[0] as IntervalsFigure;
const labels = (): string[] => table().columns.map(({ label }) => label);

describe("schedules", () => {
  const cosine = cosineAnnealing({ baseLr: 0.1, totalSteps: 100 });
  const warm = warmup(linear({ baseLr: 0.1, totalSteps: 50 }), { steps: 10 });

  test("are drawn together, over a table of their numbers", () => {
    compare({ cosine, warm });
    expect(host.seen[0]?.[0]).toEqual(scheduleFigure({ cosine, warm }));
    expect(labels()).toEqual(["schedule", "updates", "first rate", "peak", "at update", "last rate", "mean rate"]);
    // The mean of a half cosine over its updates is half the peak and half a last step more; a ramp of 10 and a fall of 50 sum to 4.5 + 25.5 tenths.
    expect(table().rows).toEqual([
      ["cosine", "100", "0.1", "0.1", "0", "2.467 × 10⁻⁵", "0.0505"],
      ["warm", "60", "0", "0.1", "10", "0.002", "0.05"],
    ]);
  });

  test("without an end show their first 100 updates", () => {
    compare({ a: constant({ baseLr: 0.1 }), b: inverseSqrt({ baseLr: 0.1, timescale: 10 }) });
    expect(table().sentence).toBe("The rates of 2 schedules over the first 100 updates.");
    expect(table().rows[0]).toEqual(["a", "", "0.1", "0.1", "0", "0.1", "0.1"]);
  });
});

describe("runs", () => {
  const update = (step: number, loss: number, accuracy?: number) => ({
    ...{ step, loss, lr: 0.1, gradNorm: 1, updateNorm: 0.1 },
    validation: accuracy === undefined ? null : { loss: 2 * loss, accuracy },
  });
  const good = { steps: 2, history: [update(0, 2), update(1, 1, 0.75)], diverged: null };
  const bad = { steps: 2, history: [update(0, 3)], diverged: { step: 1 } };

  test("are drawn together, over where they ended", () => {
    compare({ good, bad } as never);
    expect(host.seen[0]?.[0]).toEqual(trainingFigure({ good, bad } as never));
    expect(labels()).toEqual(["run", "updates", "of", "last loss", "validation loss", "validation accuracy", "diverged at"]);
    expect(table().rows).toEqual([
      ["good", "2", "2", "1", "2", "0.75", ""],
      ["bad", "1", "2", "3", "", "", "1"],
    ]);
  });

  test("of more than a picture holds, or without an update, are a table alone", () => {
    compare({ a: good, b: good, c: good, d: { ...bad, history: [] } } as never);
    expect(host.seen[0]?.map(({ kind }) => kind)).toEqual(["table"]);
    expect(table().rows.map(([, updates]) => updates)).toEqual(["2", "2", "2", "0"]);
  });
});

describe("results per seed", () => {
  const results = { constant: [1, 2, 3, 4], cosine: [0.5, 1.6, 2.4, 3.5], linear: [1.1, 1.8, 3.2, 4] };

  test("are what compare of lrlab says of them", () => {
    compare(results, { lowerIsBetter: true });
    const compared = compareResults(results, { baseline: "constant", lowerIsBetter: true });
    expect(intervals().data.rows).toEqual(
      Object.entries(compared).map(
        ([
          label,
          {
            difference: { mean, low, high },
            verdict,
          },
        ]) => ({ label, mean, low, high, verdict }),
      ),
    );
    expect(table().rows.map((row) => row.at(-1))).toEqual(["", compared.cosine?.verdict, compared.linear?.verdict]);
    expect(table().rows.map(([, mean]) => mean)).toEqual(["2.5", "2", "2.525"]);
    expect(table().rows[1]?.[2]).toMatch(/^−0\.5 \[−0\.\d+, −0\.\d+\]$/);
  });

  test("judge an accuracy the other way round, against the baseline that is asked for", () => {
    compare(results, { lowerIsBetter: false, baseline: "cosine", smallest: 0.01 });
    expect(intervals().data).toMatchObject({ x: { label: "minus cosine" }, smallest: 0.01 });
    expect(table().rows[0]?.at(-1)).toBe("better");
    expect(table().sentence).toContain("less is worse");
  });

  test("that cancel are 0, not what rounding leaves of them", () => {
    compare({ a: [0.3, 0.6], b: [0.1, 0.8] }, { lowerIsBetter: true });
    expect(intervals().sentence).toMatch(/^b: cannot tell, 0 \[/);
    expect(intervals().data.rows[0]?.mean).toBe(0);
  });

  test("of one seed say that they can't tell", () => {
    compare({ a: [1], b: [2] }, { lowerIsBetter: true });
    expect(intervals().data.rows).toEqual([{ label: "b", mean: 1, low: null, high: null, verdict: "cannot tell" }]);
  });
});

test("prints words where nothing can draw", () => {
  host.leave();
  compare({ a: constant({ baseLr: 0.1 }), b: constant({ baseLr: 0.2 }) });
  expect(host.printed[0]).toMatch(/^From step 0 to 100 a stays at 0\.1; b stays at 0\.2\.\nschedule +updates/);
});

const lr = constant({ baseLr: 0.1 });
test.each<[string, unknown, object | undefined, string | RegExp]>([
  ["one thing", { lr }, undefined, 'compare: things must be at least two by name, got ["lr"]. Write compare({ cosine, linear }).'],
  ["a list", [lr, lr], undefined, /^compare: things must be at least two by name, got /],
  [
    "kinds that are mixed",
    { a: lr, b: [1, 2] },
    { lowerIsBetter: true },
    'compare: things must be of one kind, got "a, a schedule, and b, a list of numbers". Compare schedules, or runs, or lists.',
  ],
  [
    "another kind",
    { a: lr, b: 3 },
    undefined,
    "compare: b must be a schedule, a run or a list of numbers, got 3. Write compare({ cosine, linear }).",
  ],
  [
    "no direction",
    { a: [1], b: [2] },
    undefined,
    "compare: lowerIsBetter must be true or false, got undefined. Say true for a loss, false for an accuracy.",
  ],
  [
    "seeds that are missing",
    { a: [1, 2], b: [2] },
    { lowerIsBetter: true },
    "compare: b must hold 2 results, as a does, got 1. Run every seed with each of them.",
  ],
  [
    "a baseline that is not there",
    { a: [1], b: [2] },
    { lowerIsBetter: true, baseline: "c" },
    'compare: baseline must name one of the results, got "c". There are a, b.',
  ],
  ["options that fit no schedule", { a: lr, b: lr }, { lowerIsBetter: true }, "compare: unknown parameter lowerIsBetter. It takes none."],
  ["NaN", { a: [1], b: [Number.NaN] }, { lowerIsBetter: true }, /^compare: b must be a list of at least one finite number, got \[NaN\]\./],
])("refuses %s", (_, things, options, message) => {
  expect(() => compare(things as never, options as never)).toThrow(message);
  expect(host.displays).toEqual([]);
});
