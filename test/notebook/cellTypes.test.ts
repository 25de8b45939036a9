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
    [
      'import { replay } from "lrlab/compat";',
      'import { crossEntropy, mlp, sgd, tensor } from "lrlab/engine";',
      'const rates: readonly number[] = replay({ api: "StepLR", params: {}, base_lr: 1, steps: "4" }).lr;',
      'const net = mlp([2, 2], { act: "sigmoid", seed: 1 });',
      "const loss: number = crossEntropy(net(tensor([[1, 2]])), [0]).item();",
      "sgd(net, { momentum: 0.9 }).step(0.1);",
      "const total",
    ].join("\n"),
  );
  expect(text).not.toBe(fixtureText);
  const line = text.split("\n").findIndex((each) => each.includes("StepLR")) + 1;
  const fault = (at: number, start: string) => expect.stringMatching(new RegExp(`lesson\\.mdx:${at}: ${start}`));
  expect(cellTypeFaults([readFixture(text)], { root: fixtureRoot })).toEqual([
    fault(line, "Type 'string' is not assignable to type 'number'\\."),
    fault(line + 1, "Type '\"sigmoid\"' is not assignable to type "),
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
