import { describe, expect, test } from "vitest";
import { engineVersion } from "../../src/engine/version.js";
import summary from "../../src/lessons/course/04-fair-fights/results/finite.summary.json" with { type: "json" };
import { storedStudy, storedSweep } from "../../src/lessons/stored.js";
import { runStudy } from "../../src/lessons/studyRows.js";

const study = {
  kind: "study",
  version: 1,
  engine: engineVersion,
  rows: { count: 4, hash: "0123456789abcdef" },
  seeds: 2,
  cases: { a: { end: [1, 2], path: [[1], [2, 3]] }, b: { end: [null, 4] } },
};

test("a stored sweep is its table, as the rows beside it say it to six digits", () => {
  const table = storedSweep("04-fair-fights/finite", summary);
  expect([table.metric, table.baseline, table.seeds]).toEqual(["accuracy", "constant", 32]);
  expect(table.shapes.map(({ name, rate }) => [name, rate])).toEqual([
    ["constant", 0.05],
    ["cosine", 0.1],
    ["linear", 0.14],
  ]);
  expect(table.shapes[1]?.versus?.difference.mean).toBeCloseTo(0.0121, 4);
});

test("a stored study is its lists over seeds", () => {
  expect(storedStudy("08-cycles/snapshots", study)).toEqual({ engine: engineVersion, seeds: 2, cases: study.cases });
});

describe("refuses", () => {
  const table = summary.table;
  const [first, ...others] = table.shapes;
  const must = "04-fair-fights/finite: its stored summary must";
  const again = "Make it anew: npx lrlab reproduce 04-fair-fights/finite --write";

  test.each<[string, unknown, string]>([
    ["nothing", undefined, `${must} be that of a sweep, got something else, or a part of one. ${again}`],
    ["an empty object", {}, `${must} be that of a sweep, got something else, or a part of one. ${again}`],
    ["a study", study, `${must} be that of a sweep, got something else, or a part of one. ${again}`],
    ["another version of summaries", { ...summary, version: 2 }, `${must} be that of a sweep, got something else`],
    [
      "another engine",
      { ...summary, engine: 0 },
      `${must} be of engine version ${engineVersion}, got version 0: its bits differ. ${again}`,
    ],
    ["no table", { ...summary, table: undefined }, `${must} tell of 864 runs, got none of them: it was cut. ${again}`],
    [
      "a shape less",
      { ...summary, table: { ...table, shapes: others } },
      `${must} tell of 864 runs, got 576 of them: it was cut. ${again}`,
    ],
    [
      "a rate less",
      { ...summary, table: { ...table, shapes: [{ ...first, rates: first?.rates.slice(1) }, ...others] } },
      `${must} tell of 864 runs, got 832 of them: it was cut. ${again}`,
    ],
  ])("%s in the place of a sweep", (_, value, message) => {
    expect(() => storedSweep("04-fair-fights/finite", value)).toThrow(message);
  });

  test.each<[string, unknown, string]>([
    ["a sweep", summary, "08-cycles/snapshots: its stored summary must be that of a study, got something else"],
    [
      "another engine",
      { ...study, engine: 9 },
      `must be of engine version ${engineVersion}, got version 9: its bits differ. Make it anew: npx lrlab`,
    ],
    ["a case less", { ...study, cases: { a: study.cases.a } }, "must tell of 4 runs, got 2 of them: it was cut."],
    [
      "a seed less in one list",
      { ...study, cases: { ...study.cases, b: { end: [4] } } },
      "must tell of 4 runs, got none of them: it was cut.",
    ],
    ["a case without values", { ...study, cases: { ...study.cases, b: {} } }, "must tell of 4 runs, got none of them: it was cut."],
  ])("%s in the place of a study", (_, value, message) => {
    expect(() => storedStudy("08-cycles/snapshots", value)).toThrow(message);
  });

  test("a run that measured no number", () => {
    const run = { kind: "study", engine: engineVersion, study: "s", options: {}, seed: 1 } as const;
    const studyOf = (value: number) => [{ name: "s", cases: () => ({ one: {} }), run: () => ({ x: value }) }];
    expect(runStudy(run, studyOf(1))).toEqual({ x: 1 });
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => runStudy(run, studyOf(value))).toThrow(
        `runStudy: s, seed 1: x must be a finite number, a list of them, or null, got ${value}.`,
      );
    expect(() => runStudy({ ...run, engine: 0 }, studyOf(1))).toThrow(
      `runStudy: the run must be for engine version ${engineVersion}, got 0.`,
    );
  });
});
