import { expect, test } from "vitest";
import { lessons } from "../../src/lessons/catalog.js";
import { cellTypeFaults } from "../../src/notebook/host/cellTypes.js";
import { readLesson } from "../../src/notebook/host/courseFiles.js";
import { fixtureRoot, fixtureText, readFixture } from "./fixtures/fixture.js";

test("the cells of every lesson have no type errors", () => {
  expect(cellTypeFaults(lessons.map((lesson) => readLesson(lesson)))).toEqual([]);
}, 60_000);

test("cells may import from every entry of the library", () => {
  const text = fixtureText.replace(
    "const total",
    'import { replay } from "lrlab/compat";\nconst rates: readonly number[] = replay({ api: "StepLR", params: {}, base_lr: 1, steps: "4" }).lr;\nconst total',
  );
  expect(text).not.toBe(fixtureText);
  expect(cellTypeFaults([readFixture(text)], { root: fixtureRoot })).toEqual([
    expect.stringMatching(/^src\/lessons\/course\/00-fixture\/lesson\.mdx:\d+: Type 'string' is not assignable to type 'number'\.$/),
  ]);
}, 60_000);

test("an error is said with the file and line to edit", () => {
  const wrong = fixtureText
    .replace('console.log("total", total);', 'const text: string = total;\nconsole.log("total", text);')
    .replace("const total", "const list: number[] = [];\nlist.at(0).toFixed();\nconst total");
  const files = {
    ...readFixture(wrong),
    startOf: () => "\nexport function double(x): number {\n  return x;\n}\n",
  };
  const lineOf = (part: string): number => wrong.split("\n").findIndex((line) => line.includes(part)) + 1;
  expect(cellTypeFaults([files], { root: fixtureRoot })).toEqual([
    `src/lessons/course/00-fixture/lesson.mdx:${lineOf("list.at")}: Object is possibly 'undefined'.`,
    `src/lessons/course/00-fixture/lesson.mdx:${lineOf("const text")}: Type 'number' is not assignable to type 'string'.`,
    "src/lessons/course/00-fixture/exercises/double/start.ts:2: Parameter 'x' implicitly has an 'any' type.",
  ]);
}, 60_000);
