/** What a person judges beside the tests: both are worth their own points, before, while and after somebody judges. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gradesFile, readAssignment } from "../../src/grading/assignment.js";
import { exportGrades } from "../../src/grading/assignmentExport.js";
import { assignmentStatus } from "../../src/grading/assignmentStatus.js";
import { assignmentTasks } from "../../src/grading/assignmentTasks.js";
import { parseCsv } from "../../src/grading/csv.js";
import { writeFeedback } from "../../src/grading/feedback/writeFeedback.js";
import { readGradebook, writeGradebook } from "../../src/grading/gradebook.js";
import type { Row } from "../../src/grading/row.js";
import { rowLine } from "../../src/grading/rowLine.js";
import { writeRubric } from "../../src/grading/rubric.js";
import { byTests, manualFile, standingsOf, studentsFile } from "../../src/grading/standings.js";
import { readStudents } from "../../src/grading/students.js";

const id = "05-dropping/multistep";
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lrlab-criteria-"));
  const yaml = `name: week\ntitle: A week\nseed: 5\nexercises:\n  - exercise: ${id}\n    points: 10\n    criteria: { explanation: 4 }\n`;
  writeFileSync(join(folder, "assignment.yaml"), yaml);
  writeFileSync(studentsFile(folder), "id\nada\nzoe\n");
  mkdirSync(join(folder, "submitted", "ada"), { recursive: true });
  writeFileSync(join(folder, "submitted", "ada", "week.ts"), "");
  const assignment = readAssignment(folder);
  // The first test has no point, the others have all.
  const tests = (assignmentTasks(assignment)[0]?.printed.exercise.tests ?? []).map(({ name, points }, i) => ({
    name,
    score: i === 0 ? 0 : points,
    max: points,
    status: i === 0 ? ("failed" as const) : ("passed" as const),
    message: i === 0 ? "no" : "",
    visibility: "visible" as const,
  }));
  const sum = (key: "score" | "max") => tests.reduce((total, one) => total + one[key], 0);
  const row: Row = {
    submission: "ada",
    exercise: id,
    score: sum("score"),
    max: sum("max"),
    tests,
    gradable: true,
    engine: "quickjs",
    spec: "x",
  };
  mkdirSync(join(folder, "grades"));
  writeFileSync(gradesFile(folder, { id }), `${rowLine(row)}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of the tests' 6 points, as the row above has them. */
const won = async (): Promise<number> => {
  const row = (await standingsOf(folder))[0]?.exercises[0]?.row as Row;
  return (6 * row.score) / row.max;
};
const exported = (standings: Awaited<ReturnType<typeof standingsOf>>) => {
  exportGrades(readAssignment(folder), readStudents(studentsFile(folder)), standings, {
    to: ["csv", "moodle", "gradescope", "prairielearn"],
    missing: "leave-out",
    canvasId: null,
  });
  const read = (name: string): string => readFileSync(join(folder, "export", name), "utf8");
  return {
    csv: parseCsv("csv", read("grades.csv")).rows[0]?.cells,
    moodle: parseCsv("csv", read("moodle.csv")).rows[0]?.cells.get("Feedback"),
    gradescope: JSON.parse(read("gradescope/ada/results.json")),
    prairielearn: JSON.parse(read("prairielearn/ada/results.json")),
  };
};
const page = (standings: Awaited<ReturnType<typeof standingsOf>>): string => {
  writeFeedback(readAssignment(folder), standings);
  return readFileSync(join(folder, "feedback", "ada", "index.html"), "utf8");
};

test("without a table of points by hand, the tests have their share and the rest is not judged yet", async () => {
  const standings = await standingsOf(folder);
  const expected = await won();
  expect(expected).toBeLessThan(6);
  expect(standings[0]?.exercises[0]).toMatchObject({ max: 10, manual: null, open: [{ criterion: "explanation", max: 4 }] });
  expect(standings[0]?.exercises[0]?.automatic).toBeCloseTo(expected, 12);
  expect(standings[0]?.total).toBeCloseTo(expected, 12);
  expect(standings[1]).toMatchObject({ total: 0, max: 10, exercises: [{ open: [] }] });
  expect(assignmentStatus(readAssignment(folder), standings).join("\n")).toMatch(/^not judged {4}1 \(ada\)/m);
  expect(page(standings)).toContain("Not judged yet: explanation (4 points).");
  const { csv, moodle, gradescope, prairielearn } = exported(standings);
  expect(csv?.get("not judged yet")).toBe(`${id}: explanation`);
  expect(moodle).toMatch(/Not judged yet: explanation \(4 points\)\.$/);
  type Test = { max_score: number; max_points: number; score: number; points: number };
  const sum = (tests: readonly Test[], key: keyof Test) => tests.reduce((total, one) => total + one[key], 0);
  expect(sum(gradescope.tests, "max_score")).toBeCloseTo(10, 9);
  expect(sum(gradescope.tests, "score")).toBeCloseTo(expected, 9);
  expect(gradescope.tests.at(-1)).toMatchObject({
    name: "explanation",
    score: 0,
    max_score: 4,
    output: "A person judges this, and nobody has yet.",
  });
  expect(sum(prairielearn.tests, "max_points")).toBeCloseTo(10, 9);
});

test("the table changes nothing before somebody judges, and then both count", async () => {
  const assignment = readAssignment(folder);
  const before = await standingsOf(folder);
  const criteria = [{ exercise: id, criterion: "explanation", max: 4 }];
  writeRubric(manualFile(folder), byTests(assignment, readStudents(studentsFile(folder))), { criteria });
  const untouched = await standingsOf(folder);
  expect(untouched[0]?.total).toBeCloseTo(before[0]?.total ?? Number.NaN, 9);
  expect(untouched[0]?.exercises[0]).toMatchObject({ manual: null, open: [{ criterion: "explanation", max: 4 }] });
  const text = readFileSync(manualFile(folder), "utf8");
  writeFileSync(manualFile(folder), text.replace(/^(ada,.*,explanation),,4,/m, "$1,3,4,"));
  const judged = await standingsOf(folder);
  expect(judged[0]?.exercises[0]).toMatchObject({ manual: { comment: "" }, open: [] });
  expect(judged[0]?.total).toBeCloseTo((await won()) + 3, 9);
  expect(judged[0]?.exercises[0]?.automatic).toBeCloseTo(await won(), 9);
  expect(assignmentStatus(assignment, judged).join("\n")).toMatch(/^not judged {4}0$/m);
  expect(page(judged)).not.toContain("Not judged yet");
  const book = join(folder, "gradebook.sqlite");
  for (const standings of [untouched, judged]) {
    writeGradebook(book, standings);
    expect(readGradebook(book)).toEqual(standings);
  }
});

test("a criterion that is not in the table yet is named", async () => {
  const text = readFileSync(manualFile(folder), "utf8");
  writeFileSync(manualFile(folder), text.replace(/^ada,.*,explanation,.*\r\n/m, ""));
  await expect(standingsOf(folder)).rejects.toThrow(`the row of ada, ${id}, explanation is missing. Grade again`);
});
