import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { resultFaults } from "../../src/cli/resultFaults.mjs";
import { plannedRun } from "../../src/engine/experiment/grid.js";
import { markdownOf } from "../../src/engine/experiment/markdown.js";
import { readSweep } from "../../src/engine/experiment/readSweep.js";
import { headerOf, readResults, readRows, resultsText } from "../../src/engine/experiment/results.js";
import { runOne } from "../../src/engine/experiment/runOne.js";
import { reached } from "../../src/engine/experiment/stages.js";
import { sweepSummary } from "../../src/engine/experiment/summary.js";
import type { Sweep } from "../../src/engine/experiment/sweep.js";
import { studies } from "../../src/lessons/studies.js";
import { isStudyRow, planStudy, type StudySpec, studyLine, studySummary, studyTable } from "../../src/lessons/studyRows.js";

/** Every measured claim: the sweep that was asked for, its rows, its tables. */
const specs = globSync("src/lessons/*/*/results/*.json")
  .filter((file) => !file.endsWith(".summary.json"))
  .sort();
const isStudy = (file: string): boolean => (JSON.parse(readFileSync(file, "utf8")) as { kind?: string }).kind === "study";
const results = specs.filter((file) => !isStudy(file));
const measured = specs.filter(isStudy);

test("every result is whole, of this engine, and of its spec", () => {
  expect(resultFaults()).toEqual([]);
});

test("the headlines were measured", () => {
  expect(results.length).toBeGreaterThanOrEqual(7);
});

const readText = (spec: string, extension: string): string => readFileSync(spec.replace(/json$/, extension), "utf8");

function read(file: string) {
  const sweep = JSON.parse(readFileSync(file, "utf8")) as Sweep;
  const results = readResults(file, readText(file, "jsonl"));
  if (results === null) throw new Error(`${file}: no results`);
  const { spec: asked, rows } = results;
  const plan = readSweep(file, sweep);
  return { sweep, asked, rows, plan, byKey: new Map(rows.map((row) => [row.key, row])) };
}

test.each(results)("%s: its rows are those of the sweep, all of them, in order", (file) => {
  const { sweep, asked, plan, rows, byKey } = read(file);
  expect(asked).toEqual(sweep);
  expect(readText(file, "jsonl")).toBe(resultsText(sweep, plan, rows));
  for (const { shape, rate, seed, key } of rows) expect(plannedRun(plan, shape, rate, seed).key, `${shape} ${rate} ${seed}`).toBe(key);
  expect(reached(plan, byKey)?.runs.length).toBe(rows.length);
});

test.each(results)("%s: its tables are what the rows say", (file) => {
  const { plan, byKey } = read(file);
  const end = reached(plan, byKey);
  expect(end && `${markdownOf(end.table, end.open)}\n`).toBe(readText(file, "md"));
});

test.each(results)("%s: its summary is what the rows say", (file) => {
  const { sweep, plan, rows, byKey } = read(file);
  const end = reached(plan, byKey);
  expect(end && sweepSummary(end, resultsText(sweep, plan, rows))).toBe(readText(file, "summary.json"));
});

test.each(results)("%s: its runs have enough seeds, or as many as may be", (file) => {
  const { plan, byKey } = read(file);
  const table = reached(plan, byKey)?.table;
  if (plan.seeds === null) return expect(table?.seeds).toBeNull(); // exact: nothing is drawn
  const widest = Math.max(
    ...(table?.shapes ?? []).map(({ versus }) => (versus ? (versus.difference.high - versus.difference.low) / 2 : 0)),
  );
  expect(table?.seeds).toBeGreaterThanOrEqual(plan.seeds.from);
  expect(widest < plan.smallest || table?.seeds === plan.seeds.to, `half-width ${widest}, ${table?.seeds} seeds`).toBe(true);
});

test.each(results)("%s: a run made again gives the same row", (file) => {
  const { plan, rows } = read(file);
  // The first run and one from the middle, which has another shape, rate and seed.
  for (const row of [rows[0], rows[Math.floor(rows.length / 2)]]) {
    expect(row).toBeDefined();
    if (!row) continue;
    const { key, shape, rate, seed, ...outcome } = row;
    const again = runOne(plannedRun(plan, shape, rate, seed).spec);
    expect(again, key).toEqual(outcome);
  }
});

describe.skipIf(measured.length === 0)("studies", () => {
  /** A study as it stands: its plan, its rows, and their text. */
  const readStudy = (file: string) => {
    const plan = planStudy(file, JSON.parse(readFileSync(file, "utf8")) as StudySpec, studies);
    const stored = readText(file, "jsonl");
    const results = readRows({ kind: "study", isRow: isStudyRow }, file, stored);
    if (results === null) throw new Error(`${file}: no results`);
    return { plan, stored, ...results };
  };

  test.each(measured)("%s: its rows are those of the study, all of them, in order", (file) => {
    const { plan, spec, rows, stored } = readStudy(file);
    expect(spec).toEqual(plan.spec);
    expect(rows.map(({ key }) => key)).toEqual(plan.runs.map(({ key }) => key));
    expect(stored).toBe(headerOf(plan.spec, "study") + rows.map((row) => `${studyLine(row)}\n`).join(""));
  });

  test.each(measured)("%s: its tables and its summary are what the rows say", (file) => {
    const { plan, rows, stored } = readStudy(file);
    expect(`${studyTable(plan, rows)}\n`).toBe(readText(file, "md"));
    expect(studySummary(plan, rows, stored)).toBe(readText(file, "summary.json"));
  });
});

test.each(specs)("%s: what came out is told beside the pilot", (file) => {
  const readme = file.replace(/[^/\\]+$/, "README.md");
  expect(existsSync(readme), readme).toBe(true);
  expect(readFileSync(readme, "utf8")).toContain(file.replace(/^.*[/\\]/, "").replace(/json$/, "md"));
});
