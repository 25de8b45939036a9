/** What every variant of every exercise of the course must keep, without being mentioned here. */
import { readFileSync } from "node:fs";
import * as lrlab from "lrlab";
import { transform } from "sucrase";
import { describe, expect, test } from "vitest";
import type { CheckResult, Exercise } from "../../src/lessons/exercise.js";
import type { MakeVariant } from "../../src/lessons/variant.js";
import { renamed } from "../../src/lessons/varied.js";
import { checked } from "./tryLesson.js";
import { exerciseFolders, variantMakers } from "./variantMakers.js";

const seeds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 4_294_967_295, 123_456_789];

/** The seeds of a class, in which everybody tries the solutions of two others. */
const classSeeds = Array.from({ length: 40 }, (_, seed) => seed);

const entryOf = (code: string): string => {
  const name = [...code.matchAll(/^export function (\w+)/gm)].at(-1)?.[1];
  if (name === undefined) throw new Error(`no function is exported by ${code}`);
  return name;
};

/** The function that code defines. */
function run(code: string, entry: string): unknown {
  const { code: script } = transform(code, { transforms: ["typescript", "imports"] });
  const exports: Record<string, unknown> = {};
  new Function("exports", "require", script)(exports, () => lrlab);
  return exports[entry];
}

const check = (exercise: Exercise, code: string, seed: number): Promise<CheckResult> => checked(exercise, run(code, exercise.entry), seed);

test("every exercise of the course has a variant", () => {
  expect(exerciseFolders.length).toBeGreaterThan(60);
  expect(Object.keys(variantMakers)).toEqual(exerciseFolders.map(([id]) => id));
});

/** Of all exercises together: how many of other students' solutions passed, of how many. */
const passing: [passed: number, tried: number] = [0, 0];

describe.each(exerciseFolders)("%s", (id, folder) => {
  const make = variantMakers[id] as MakeVariant; // every exercise has one
  const read = (file: string): string => readFileSync(`${folder}/${file}.ts`, "utf8");
  const printed = { start: read("start"), solution: read("solution") };
  const variants = seeds.map((seed) => make(seed, printed));

  test("the solution gets every point, the start none, whatever the seeds", async () => {
    for (const [i, { exercise, solution, start }] of variants.entries()) {
      const right = await check(exercise, solution, i);
      expect(
        right.tests.filter(({ score, points }) => score < points),
        `seed ${seeds[i]}\n${solution}`,
      ).toEqual([]);
      const none = await check(exercise, start, i + 1);
      expect(none.score, start).toBe(0);
      expect(none.tests.filter(({ fault }) => fault)).toEqual([]);
    }
  });

  test("the printed solution under the new name does not pass", async () => {
    let passed = 0;
    for (const { exercise } of variants) {
      const entry = entryOf(printed.solution);
      const code = entry === exercise.entry ? printed.solution : renamed(printed.solution, { [entry]: exercise.entry });
      const { score, points } = await check(exercise, code, 1);
      if (score === points) passed += 1;
    }
    expect(passed).toBe(0);
  });

  test("another student's solution seldom passes, even under the right name", async () => {
    let [passed, tried] = [0, 0];
    const drawn = classSeeds.map((seed) => {
      const { exercise, solution } = make(seed, printed);
      return { exercise, answer: run(solution, exercise.entry) };
    });
    for (const [i, { exercise }] of drawn.entries())
      for (const apart of [1, 2]) {
        const { answer } = drawn[(i + apart) % drawn.length] as (typeof drawn)[number]; // the index lies within
        const { score, points } = await checked(exercise, answer, i);
        tried++;
        if (score === points) passed++;
      }
    passing[0] += passed;
    passing[1] += tried;
    expect(passed / tried, `${passed} of ${tried}`).toBeLessThan(1 / 4);
  });

  test("the statement's example is what the solution gives", () => {
    for (const { exercise, statement, solution } of variants) {
      const [, args = "", value = ""] = /[Ff]or example, `\w+\((.*?)\)` is (?:about )?`(.+?)`\./.exec(statement) ?? [];
      if (/^[a-z]\w+, [a-z]\w+$/i.test(args)) continue; // a range test's two lists are too long to print: named, not shown
      const read = (code: string): unknown => new Function(`return (${code});`)();
      const got = (run(solution, exercise.entry) as (...of: unknown[]) => unknown)(...(read(`[${args}]`) as unknown[]));
      const close = (a: unknown, b: unknown): boolean => {
        if (typeof a === "number" && typeof b === "number") return Object.is(a, b) || Math.abs(a - b) <= 1e-2 * Math.abs(b);
        if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
        return (
          Object.keys(a).length === Object.keys(b).length &&
          Object.entries(b).every(([key, part]) => close((a as Record<string, unknown>)[key], part))
        );
      };
      expect(close(got, read(value)), `${statement}\n${JSON.stringify(got)}\n${solution}`).toBe(true);
    }
  });

  test("one seed makes one variant, and others make others", () => {
    const bytes = (seed: number): string => JSON.stringify(make(seed, printed));
    for (const seed of seeds) expect(bytes(seed)).toBe(bytes(seed));
    for (const part of ["start", "statement"] as const)
      expect(new Set(variants.map((variant) => variant[part])).size, part).toBeGreaterThanOrEqual(4);
  });

  test("statement, code and tests speak of one function, and fit", () => {
    for (const { exercise, statement, start, solution } of variants) {
      const { entry, hints = [], tests } = exercise;
      expect(statement).toContain(`\`${entry}(`);
      expect(statement).toMatch(/[Ff]or example, `\w+\(.*\)` is (about )?`.+`\./);
      expect(statement).not.toMatch(/undefined|(?<!`)NaN|\[object/); // a statement may name `NaN`
      for (const code of [start, solution]) {
        expect(entryOf(code)).toBe(entry);
        expect(code.split("\n").filter((line) => line.replace(/^export /, "").length > 70)).toEqual([]);
      }
      expect(hints.length).toBeGreaterThanOrEqual(folder.includes("/course/") ? 2 : 0); // the walkthroughs have none
      expect(hints.length).toBeLessThanOrEqual(4);
      for (const hint of hints) {
        expect(hint.trim()).toMatch(/[.?!:`]$/);
        expect(hint.length).toBeLessThan(320);
      }
      expect(new Set(tests.map((one) => one.name)).size).toBe(tests.length);
    }
  });
});

test("of all other students' solutions together, fewer pass than the page for teachers says", () => {
  const [passed, tried] = passing;
  expect(tried).toBe(2 * classSeeds.length * Object.keys(variantMakers).length);
  expect(passed / tried, `${passed} of ${tried}`).toBeLessThan(1 / 10);
  const page = readFileSync("site/pages/teach/index.astro", "utf8").replaceAll(/\s+/g, " ");
  expect(page).toContain(
    `fewer than one in ten of other students’ answers pass, and for no exercise one in four (measured on ${classSeeds.length} seeds)`,
  );
});
