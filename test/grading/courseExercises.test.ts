import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { gradeSubmission } from "../../src/grading/gradeSubmission.js";
import type { Jail } from "../../src/grading/jail.js";
import { loadTasks } from "../../src/grading/loadTask.js";
import { openJail } from "../../src/grading/openJail.js";
import type { Row } from "../../src/grading/row.js";
import type { Task } from "../../src/grading/task.js";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import type { Exercise } from "../../src/lessons/exercise.js";
import type { WrongAnswer } from "../lessons/wrongAnswers.js";

/** The exercises of the lessons, through the jail: what their own tests say in this process must hold there. */
const exercises = lessons
  .filter(({ folder }) => folder.startsWith("course/"))
  .flatMap((lesson) => Object.entries(lesson.exercises).map(([id, exercise]) => ({ id: `${nameOf(lesson)}/${id}`, exercise })));

let jail: Jail;
beforeAll(async () => {
  jail = await openJail({ engine: "quickjs", jobs: 2 });
});
afterAll(() => jail.close());

/** Each exercise is read once. */
const tasks = new Map(exercises.map(({ id }) => [id, loadTasks(id)]));
const taskOf = (id: string, seed = 0): Task => (tasks.get(id) as NonNullable<ReturnType<typeof tasks.get>>)({ seed });

const graded = (id: string, code: string, seed = 0): Promise<Row> =>
  gradeSubmission({ id: "somebody", path: "somebody.ts", content: { code, place: (line) => `line ${line}` } }, taskOf(id, seed), jail);

test.each(exercises)("$id: the solution gets all points, the start none", async ({ id }) => {
  const { solution, start } = taskOf(id);
  const [right, begun] = await Promise.all([graded(id, solution, 3), graded(id, start, 3)]);
  expect(right.tests.filter(({ status }) => status !== "passed")).toEqual([]);
  expect(right.score).toBe(right.max);
  expect(begun.score).toBe(0);
  expect(begun.gradable).toBe(true);
});

const listed = vi.hoisted(() => new Map<Exercise, Readonly<Record<string, WrongAnswer>>>());
vi.mock("../lessons/wrongAnswers.js", () => ({
  expectWrongAnswers: (exercise: Exercise, wrong: Readonly<Record<string, WrongAnswer>>) => void listed.set(exercise, wrong),
}));

// Their own tests run elsewhere; here they only list their wrong answers.
describe.skip("the lessons' tests", async () => {
  for (const file of readdirSync("test/lessons").filter((name) => /^\d\d-.*\.test\.ts$/.test(name))) await import(`../lessons/${file}`);
});

describe("wrong answers that stand alone", () => {
  /** An answer as code; null where it needs something else of its test's file. */
  const codeOf = ({ answer }: WrongAnswer, { entry, tests }: Exercise): string | null => {
    const code = `const ${entry} = ${answer.toString()};`;
    if (code.includes("__vi_")) return null;
    try {
      const live = new Function(`${code}\nreturn ${entry};`)() as (...args: unknown[]) => unknown;
      for (const args of tests.flatMap(({ calls }) => calls(0))) live(...structuredClone(args));
    } catch (error) {
      if (error instanceof ReferenceError) return null;
    }
    return code;
  };
  const most = 3;
  const cases = exercises.flatMap(({ id, exercise }) =>
    Object.entries(listed.get(exercise) ?? {})
      .flatMap(([name, wrong]) => {
        const code = codeOf(wrong, exercise);
        return code === null ? [] : [{ id, name, wrong, code }];
      })
      .slice(0, most),
  );

  test("are there, for most exercises", () => {
    expect(listed.size).toBeGreaterThanOrEqual(exercises.length - 4);
    expect(new Set(cases.map(({ id }) => id)).size).toBeGreaterThan(exercises.length / 2);
  });

  test.each(cases)("$id: $name", async ({ id, wrong, code }) => {
    const { tests } = await graded(id, code, 5);
    const lost = tests.filter(({ score, max }) => score < max);
    expect(lost.map(({ name }) => name)).toEqual(wrong.loses);
    if (wrong.told) expect(lost[0]?.message).toMatch(wrong.told);
  });
});
