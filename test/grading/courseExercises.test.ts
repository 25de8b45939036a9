import { afterAll, beforeAll, expect, test } from "vitest";
import { gradeSubmission } from "../../src/grading/gradeSubmission.js";
import type { Jail } from "../../src/grading/jail.js";
import { loadTasks } from "../../src/grading/loadTask.js";
import { openJail } from "../../src/grading/openJail.js";
import type { Row } from "../../src/grading/row.js";
import type { Task } from "../../src/grading/task.js";
import { lessons, nameOf } from "../../src/lessons/catalog.js";

/** The exercises of the lessons, through the jail; their wrong answers meet it in the lessons' own tests. */
const exercises = lessons
  .filter(({ folder }) => folder.startsWith("course/"))
  .flatMap((lesson) => Object.keys(lesson.exercises).map((id) => ({ id: `${nameOf(lesson)}/${id}` })));

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
