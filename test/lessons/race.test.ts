import { readFileSync } from "node:fs";
import * as lrlab from "lrlab";
import { race } from "lrlab/notebook";
import { describe, expect, test } from "vitest";
import { shapes } from "../../src/lessons/reference/race/shapes.js";
import { rivals, storedDifference, storedPeak } from "../../src/lessons/reference/race/stored.js";
import { finePeaks, peakOf } from "../../src/lessons/reference/race/task.js";

/** The stored rows, read without what the library makes of them. */
const rows = readFileSync("src/lessons/reference/race/results/pages.jsonl", "utf8")
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((line) => JSON.parse(line) as { case: string; seed: number; values: { peak: number; test: number } });
const lossOf = (page: string, seed: number): number =>
  rows.find((row) => row.case === page && row.seed === seed)?.values.test ?? Number.NaN;

describe.each(Object.keys(shapes))("%s", (page) => {
  const own = rows.filter((row) => row.case === page);

  test("has a best peak between others", () => {
    expect(new Set(own.map(({ values }) => values.peak))).toEqual(new Set([storedPeak(page)]));
    const place = finePeaks.indexOf(storedPeak(page));
    expect(place).toBeGreaterThan(0);
    expect(place).toBeLessThan(finePeaks.length - 1);
    expect(peakOf(shapes[page] as (typeof shapes)[string])).toBeGreaterThan(0);
  });

  test.each(rivals)("differs from the %s by what the rows say", (rival) => {
    const differences = own.map(({ seed, values }) => values.test - lossOf(rival, seed));
    const mean = differences.reduce((sum, one) => sum + one, 0) / differences.length;
    const spread = Math.sqrt(differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (differences.length - 1));
    const { low, high, ...rest } = storedDifference(page, rival);
    expect(rest.mean).toBeCloseTo(mean, 6);
    // Student's t for 31 degrees of freedom.
    expect((high - low) / 2).toBeCloseTo((2.0395 * spread) / Math.sqrt(differences.length), 5);
  });
});

const texts = import.meta.glob<string>("../../src/lessons/schedules/*/lesson.mdx", { eager: true, query: "?raw", import: "default" });

test("every schedule's page has its race; the range test, which is none, trains with what it found against the race's rivals", () => {
  const pages = Object.keys(texts).map((path) => path.split("/").at(-2));
  expect([...Object.keys(shapes), "range-test"].sort()).toEqual(pages.sort());
  const cell = /```ts run id="in-a-net"\n([\s\S]*?)```/.exec(texts["../../src/lessons/schedules/range-test/lesson.mdx"] ?? "")?.[1];
  expect(cell).toContain(`toZero(${storedPeak("linear")})`);
  expect(cell).toContain(`constant({ baseLr: ${storedPeak("constant")} })`);
});

test.each(Object.entries(shapes))("the cell of %s races the page's own schedule, in less than 5 s", (page, shape) => {
  const cell = /```ts run id="in-a-net"\nshow\(race\(([\s\S]*?),?\s*\)\);\n```/.exec(
    texts[`../../src/lessons/schedules/${page}/lesson.mdx`] ?? "",
  );
  const schedule = new Function(...Object.keys(lrlab), `return ${cell?.[1]}`)(...Object.values(lrlab)) as (typeof shapes)[string];
  expect(schedule.spec).toEqual(shape.spec);
  const began = process.cpuUsage();
  const { rows } = race(schedule).data;
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1e6).toBeLessThan(5);
  expect(rows.filter(({ label }) => label.includes("stored")).length).toBe(rivals.filter((rival) => rival !== page).length);
});
