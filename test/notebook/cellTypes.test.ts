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
      'import { hyperparameters, reduceOnPlateau, oneCycle, oneCycleMomentum, trainingFigure } from "lrlab";',
      'import { adam, crossEntropy, mlp, point, quadraticLandscape, rangeTest, sgd, sharpness, sortCopy, spirals, tensor, train, training } from "lrlab/engine";',
      'import type { Indices, Net, Tensor } from "lrlab/engine";',
      'const rates: readonly number[] = replay({ api: "StepLR", params: {}, base_lr: 1, steps: "4" }).lr;',
      'const net = mlp([2, 2], { act: "sigmoid", seed: 1 });',
      "const loss: number = crossEntropy(net(tensor([[1, 2]])), [0]).item();",
      "const optimizer = sgd(net, { momentum: 0.9 });",
      "optimizer.step(0.1);",
      "const clock = hyperparameters({ lr: oneCycle({ maxLr: 0.1, totalSteps: 9 }), momentum: oneCycleMomentum({ totalSteps: 9 }) });",
      "const ended = train({ net, problem: spirals(), optimizer, lr: clock, steps: 9, batch: 8, evaluateEvery: 3 });",
      "const losses: readonly number[] = ended.history.map(({ loss }) => loss);",
      "const accuracy: number | null = ended.score('test').accuracy;",
      "trainingFigure({ ended, other: training({ net, problem: spirals(), optimizer, lr: reduceOnPlateau({}), steps: 9, batch: 8, evaluateEvery: 3 }) });",
      "const valley = quadraticLandscape({ curvatures: [1] });",
      "const place = point([1]);",
      "train({ net: place, problem: valley, optimizer: adam(place), lr: (t) => 0.1 / (t + 1), steps: 9, batch: 1 }).diverged?.step;",
      "sharpness({ net: place, problem: valley, batch: valley.batch(1) }).value.toFixed(1);",
      "declare const reader: Net<Indices>;",
      "rangeTest({ net: reader, problem: sortCopy(), optimizer: adam(reader), batch: 4 }).interval?.low;",
      "const output: Tensor = reader(sortCopy().batch(2).x);",
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
