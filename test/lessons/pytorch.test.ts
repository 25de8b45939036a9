/** The Python code of every page, run by the real PyTorch: it must run, and give the rates that the page says. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Lesson, lessons } from "../../src/lessons/catalog.js";
import { requirePart } from "../realParts.js";
import { type Ran, ranInPyTorch } from "./inPyTorch.js";

/** A page's fences that begin with PyTorch's import: such code runs as it stands. */
const fencesOf = (folder: string): string[] => {
  const text = readFileSync(new URL(`../../src/lessons/${folder}/lesson.mdx`, import.meta.url), "utf8");
  return [...text.matchAll(/^```python.*\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code).filter((code) => /^import torch\b/m.test(code));
};
/** Whether code collects the rate of each update; a list of rates to choose from is something else. */
const collects = (code: string): boolean => code.includes("rates.append(");

const all = lessons.map((lesson) => ({ lesson, fences: fencesOf(lesson.folder) }));
const ofSection = (section: string) => all.filter(({ lesson }) => lesson.folder.startsWith(`${section}/`));
const withCode = all.filter(({ fences }) => fences.length > 0);

test("every schedule page and every lesson has PyTorch code, and says which rates it gives", () => {
  const [schedules, course] = [ofSection("schedules"), ofSection("course")];
  expect(schedules.length).toBeGreaterThan(25);
  expect(course.length).toBeGreaterThanOrEqual(3);
  const without = [...schedules, ...course].filter(({ fences }) => fences.length === 0);
  expect(without.map(({ lesson }) => lesson.folder)).toEqual([]);
  expect(schedules.filter(({ lesson }) => lesson.pytorch === undefined).map(({ lesson }) => lesson.folder)).toEqual([]);
  const silent = withCode.filter(({ lesson, fences }) => lesson.pytorch === undefined && fences.some(collects));
  expect(silent.map(({ lesson }) => `${lesson.folder}/lesson.ts must say in pytorch which rates its code collects`)).toEqual([]);
});

/** PyTorch 1.13 says this of its own SequentialLR, at every milestone. */
const harmless = /^The epoch parameter in `scheduler\.step\(\)` was not necessary/;

function expectRates({ folder, pytorch }: Lesson, rates: readonly number[]): void {
  const expected = typeof pytorch === "function" ? rates.map((_, t) => pytorch(t)) : (pytorch ?? []);
  if (Array.isArray(pytorch)) expect(rates, folder).toHaveLength(pytorch.length);
  rates.forEach((rate, t) => {
    const ours = expected[t] as number;
    expect(Math.abs(rate - ours), `update ${t}: PyTorch ${rate}, ours ${ours}`).toBeLessThanOrEqual(1e-9 * Math.max(...expected));
  });
}

describe.skipIf(!requirePart("torch", "the PyTorch code of the pages"))("the code on the page, in PyTorch", () => {
  const answers = ranInPyTorch(withCode.flatMap(({ fences }) => fences));
  let start = 0;
  const ran = withCode.map(({ lesson, fences }) => {
    const mine = answers.slice(start, start + fences.length);
    start += fences.length;
    return [lesson.folder, lesson, fences, mine] as const;
  });

  test.each(ran)("%s", (_folder, lesson, fences, mine: readonly Ran[]) => {
    expect(mine).toHaveLength(fences.length);
    expect(mine.flatMap(({ error }) => error?.trace ?? [])).toEqual([]);
    expect(mine.flatMap(({ warnings }) => warnings.filter((warning) => !harmless.test(warning)))).toEqual([]);
    if (lesson.pytorch === undefined) return;
    const collected = mine.filter(({ rates }, i) => rates.length > 0 && collects(fences[i] ?? ""));
    expect(collected.length, "one fence collects rates").toBeGreaterThan(0);
    expectRates(lesson, collected[0]?.rates ?? []);
  });
});
