import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { classroomResult } from "../../../src/grading/interchange/githubClassroom.js";
import { gradescopeResults, gradescopeStanding, gradescopeVisibilities } from "../../../src/grading/interchange/gradescope.js";
import { prairieLearnResults, prairieLearnStanding } from "../../../src/grading/interchange/prairieLearn.js";
import { resultsOf } from "../../../src/grading/interchange/resultsOf.js";
import { plainText } from "../../../src/grading/interchange/told.js";
import { readRow, readRows } from "../../../src/grading/readRow.js";
import type { ExerciseStanding } from "../../../src/grading/standing.js";
import { refusal } from "../../refusal.js";
import { anyRows, fits, isFrom, isList, isNumber, isOneOf, isText, rowOf, standingOf, testRow } from "./rows.js";

const hiddenFailure = testRow({ score: 0, status: "failed", visibility: "hidden", message: "SECRET lr(30) must be 0.01" });
const json = (value: unknown): string => JSON.stringify(value);

/** As the documentation has it (gradescope-autograders.readthedocs.io/en/latest/specs), every key optional or not as there. */
const format = isOneOf("text", "html", "simple_format", "md", "ansi");
const visibility = isOneOf(...gradescopeVisibilities);
const isGradescope = fits({
  "score?": isNumber,
  "execution_time?": isNumber,
  "output?": isText,
  "output_format?": format,
  "test_output_format?": format,
  "test_name_format?": format,
  "visibility?": visibility,
  "stdout_visibility?": visibility,
  "extra_data?": fits({}),
  "leaderboard?": isList(() => true),
  tests: isList(
    fits({
      score: isNumber,
      "max_score?": isNumber,
      "status?": isOneOf("passed", "failed"),
      "name?": isText,
      "name_format?": format,
      "number?": isText,
      "output?": isText,
      "output_format?": format,
      "tags?": isList(isText),
      "visibility?": visibility,
      "extra_data?": fits({}),
    }),
  ),
});

/** As docs.prairielearn.com/externalGrading has it. */
const image = fits({ "label?": isText, url: isText });
const isPrairieLearn = (value: unknown): boolean =>
  fits({ gradable: isOneOf(false), format_errors: isList(isText) })(value) ||
  fits({
    gradable: isOneOf(true),
    score: isFrom(0, 1),
    message: isText,
    output: isText,
    images: isList(image),
    tests: isList(
      fits({
        name: isText,
        description: isText,
        points: isNumber,
        max_points: isNumber,
        message: isText,
        output: isText,
        "images?": isList(image),
      }),
    ),
  })(value);

/** As autograding-command-grader puts it out. */
const status = isOneOf("pass", "fail", "error");
const isClassroom = fits({
  version: isOneOf(1),
  status,
  max_score: isNumber,
  tests: isList(
    fits({
      name: isText,
      status,
      score: isNumber,
      message: isText,
      test_code: isText,
      filename: isText,
      line_no: isNumber,
      duration: isNumber,
    }),
  ),
});

describe("whatever the rows hold", () => {
  test("each platform gets what its documentation names, small enough, with the points of the rows", () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom(...gradescopeVisibilities), (rows, hidden) => {
        const score = rows.reduce((sum, row) => sum + row.score, 0);
        // Each test's points with two decimals, as they are shown.
        const shown = rows.flatMap(({ tests }) => tests).reduce((sum, test) => sum + Math.round(100 * test.score) / 100, 0);
        const gradescope = gradescopeResults(rows, { hidden });
        expect(isGradescope(JSON.parse(json(gradescope)))).toBe(true);
        expect(gradescope.tests.reduce((sum, one) => sum + one.score, 0)).toBeCloseTo(shown, 9);
        const prairieLearn = prairieLearnResults(rows);
        expect(isPrairieLearn(JSON.parse(json(prairieLearn)))).toBe(true);
        if (prairieLearn.gradable) expect(prairieLearn.score * rows.reduce((sum, row) => sum + row.max, 0)).toBeCloseTo(score, 9);
        const classroom = classroomResult(rows);
        expect(isClassroom(JSON.parse(json(classroom)))).toBe(true);
        expect(classroom.tests.reduce((sum, one) => sum + one.score, 0)).toBeCloseTo(shown, 9);
        for (const result of [gradescope, prairieLearn, classroom]) expect(Buffer.byteLength(json(result))).toBeLessThan(1_000_000);
        expect(Buffer.byteLength(json(classroom))).toBeLessThan(96 * 1024);
        expect(classroom.tests.map(({ message }) => message).join(" ")).not.toMatch(/\n|##\[/);
      }),
      { numRuns: 60 },
    );
  });

  test("a thousand tests that each say as much as they can stay below 1 MB", () => {
    const rows = [
      rowOf(Array.from({ length: 1000 }, () => testRow({ score: 0, status: "failed", message: "\u{1F600}\u0001".repeat(50_000) }))),
    ];
    for (const result of [gradescopeResults(rows), prairieLearnResults(rows)]) {
      expect(Buffer.byteLength(json(result))).toBeLessThan(1_000_000);
    }
  });

  test("rows come back from their lines", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(readRows(rows.map((row) => `${json(row)}\n`).join(""), "r.jsonl")).toEqual(rows);
      }),
      { numRuns: 30 },
    );
  });
});

describe("hidden tests", () => {
  test("tell students how they ended, and never what they call", () => {
    const rows = [rowOf([testRow(), hiddenFailure, { ...hiddenFailure, status: "timeout" }])];
    for (const hidden of ["after_due_date", "after_published", "visible"] as const) {
      expect(json(gradescopeResults(rows, { hidden }))).not.toContain("SECRET");
    }
    expect(gradescopeResults(rows).tests.map(({ visibility: when, output }) => [when, output])).toEqual([
      ["visible", ""],
      ["after_published", "This test does not say what it calls. Which case is missing?"],
      ["after_published", "It ran too long."],
    ]);
    expect(json(prairieLearnResults(rows))).not.toContain("SECRET");
    expect(json(classroomResult(rows))).not.toContain("SECRET");
  });

  test("give graders their message where no student sees the test at all", () => {
    expect(gradescopeResults([rowOf([hiddenFailure])], { hidden: "hidden" }).tests[0]).toMatchObject({
      visibility: "hidden",
      output: "SECRET lr(30) must be 0.01",
    });
  });

  test("show no total that would give them away", () => {
    expect(gradescopeResults([rowOf([testRow(), hiddenFailure])])).not.toHaveProperty("score");
    expect(gradescopeResults([rowOf([testRow(), hiddenFailure])]).output).toBe("");
  });
});

describe("what can't be graded", () => {
  const notRun = testRow({ score: 0, status: "not-run", message: "line 3 of cell 5: Unexpected token" });

  test("says so with the line, and costs no attempt in PrairieLearn", () => {
    const rows = [rowOf([notRun, { ...notRun, visibility: "hidden" }], { gradable: false })];
    expect(prairieLearnResults(rows)).toEqual({ gradable: false, format_errors: ["line 3 of cell 5: Unexpected token"] });
    expect(gradescopeResults(rows)).toMatchObject({
      output: "line 3 of cell 5: Unexpected token",
      tests: [{ score: 0, status: "failed" }, {}],
    });
    expect(classroomResult(rows)).toMatchObject({ status: "error", max_score: 4 });
  });

  test("is not blamed on the answer where a test broke", () => {
    const rows = [rowOf([testRow(), testRow({ score: 0, status: "fault", message: "TypeError in check.ts" })])];
    expect(prairieLearnResults(rows)).toEqual({
      gradable: false,
      format_errors: ["drops at a milestone: This test is broken, and that is not your answer's fault. Tell whoever teaches you."],
    });
    expect(json([gradescopeResults(rows), classroomResult(rows)])).not.toContain("check.ts");
  });
});

describe("what a student has in an assignment", () => {
  const failed = testRow({ score: 1, max: 4, status: "partial", message: "lr(30) must be 0.01, got 0.1" });
  const row = rowOf([testRow(), failed, hiddenFailure]);
  const exercise = (known: Partial<ExerciseStanding>): ExerciseStanding => ({
    exercise: "05-dropping/multistep",
    title: "multistep",
    max: 4,
    automatic: 1.5,
    manual: null,
    open: [],
    score: 1.5,
    row,
    ...known,
  });
  const all = [
    exercise({}),
    exercise({ exercise: "own", manual: { score: 3, comment: "argued well" }, score: 3 }),
    exercise({ exercise: "broken", manual: { score: 1, comment: "" }, score: 1, row: rowOf([testRow({ score: 0, status: "fault" })]) }),
    exercise({ exercise: "left", automatic: 0, score: 0, row: null }),
  ];
  const standing = standingOf({ exercises: all, raw: 5.5, penalty: 0.55, total: 4.95, max: 16 });

  test("counts as in every gradebook: scaled, by hand where a person gave points, less what lateness took", () => {
    const gradescope = gradescopeStanding(standing);
    expect(isGradescope(JSON.parse(json(gradescope)))).toBe(true);
    expect(gradescope.score).toBe(4.95);
    expect(gradescope.output).toBe("Handed in late: −0.55 points.");
    const sum = (key: "score" | "max_score"): number => gradescope.tests.reduce((total, one) => total + one[key], 0);
    expect([sum("score"), sum("max_score")]).toEqual([expect.closeTo(5.5, 9), expect.closeTo(16, 9)]);
    expect(gradescope.tests.map(({ name, score }) => [name, score])).toContainEqual(["own: points given by hand", 3]);
    expect(gradescope.tests.map(({ name, output }) => [name, output])).toContainEqual(["left: handed in", "Nothing was handed in."]);
    expect(json(gradescope)).not.toContain("SECRET");
    const prairieLearn = prairieLearnStanding(standing);
    expect(isPrairieLearn(JSON.parse(json(prairieLearn)))).toBe(true);
    expect(prairieLearn).toMatchObject({ gradable: true, score: 4.95 / 16, message: "4.95 of 16 points. Handed in late: −0.55 points." });
  });

  test("says why it can't be graded, until a person gives points", () => {
    const unreadable = rowOf([testRow({ score: 0, status: "not-run", message: "it is empty" })], { gradable: false });
    const ungraded = standingOf({ exercises: [exercise({ row: unreadable, score: 0 })], max: 4 });
    expect(prairieLearnStanding(ungraded)).toEqual({ gradable: false, format_errors: ["it is empty"] });
    const given = standingOf({ exercises: [exercise({ row: unreadable, manual: { score: 4, comment: "" }, score: 4 })], total: 4, max: 4 });
    expect(prairieLearnStanding(given)).toMatchObject({ gradable: true, score: 1 });
  });
});

test("tests of several exercises are told apart", () => {
  const rows = [rowOf([testRow()]), rowOf([testRow()], { exercise: "own" })];
  expect(gradescopeResults(rows).tests.map(({ name }) => name)).toEqual(["multistep: drops at a milestone", "own: drops at a milestone"]);
  expect(gradescopeResults(rows.slice(0, 1)).tests[0]?.name).toBe("drops at a milestone");
});

test("long texts are cut between signs, and what is left out is counted", () => {
  expect(plainText("abc", 3)).toBe("abc");
  expect(plainText("abcdefgh", 3)).toBe("abc… (5 more characters)");
  expect(plainText("a\u{1F600}b", 2)).toBe("a… (3 more characters)");
  expect(plainText("a\r\nb\rc\u0000\u001b[31m\ud800")).toBe("a\nb\nc\ufffd\ufffd[31m\ufffd");
});

describe("bad input", () => {
  const row = rowOf([testRow()]);

  test("rows of no, of two submissions, or twice of one exercise are refused", () => {
    for (const make of [gradescopeResults, prairieLearnResults, classroomResult]) {
      expect(refusal(() => make([]))).toContain("must be of one submission, got none");
      expect(refusal(() => make([row, { ...row, submission: "bob" }]))).toContain("got ada, bob");
      expect(refusal(() => make([row, row]))).toContain("each exercise must be there once, got 05-dropping/multistep twice");
    }
    expect(refusal(() => prairieLearnResults([rowOf([testRow({ score: 0, max: 0 })])]))).toContain("must add up to more than 0");
  });

  test.each([
    ["not JSON", "{", "a line must be JSON"],
    ["a list", "[]", "it must be an object, got []"],
    ["a key too many", json({ ...row, time: 1 }), "it has time, which no row"],
    ["a key missing", json({ ...row, spec: undefined }), "it lacks spec"],
    ["points that don't add up", json({ ...row, score: 1 }), "score must be the sum of the tests', 2, got 1"],
    ["a NaN, as JSON writes it", json({ ...row, score: Number.NaN }), "score must be a number from 0 to 2, got null"],
    ["more points than there are", json(rowOf([testRow({ score: 3 })])), "test 1: score must be a number from 0 to 2, got 3"],
    [
      "an unknown status",
      json(rowOf([testRow({ status: "great" as never })])),
      'status must be one of passed, partial, failed, error, timeout, memory, output, not-run, fault, got "great"',
    ],
    ["no tests", json({ ...row, tests: [] }), "tests must be a list of at least one"],
    ["another engine", json({ ...row, engine: "v8" }), "engine must be one of quickjs, deno"],
  ])("a line with %s is refused, and named", (_what, line, must) => {
    const message = refusal(() => readRow(line, "grades.jsonl, line 7"));
    expect(message).toMatch(/^grades\.jsonl, line 7/);
    expect(message).toContain(must);
    expect(message).toContain("Grade again with this version of the course");
  });

  test("files are named that are missing, of several submissions, or without the one that is asked for", () => {
    const folder = mkdtempSync(join(tmpdir(), "results-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "a.jsonl");
    writeFileSync(file, `${json(row)}\n${json({ ...row, submission: "bob" })}\n`);
    const form = "gradescope";
    expect(refusal(() => resultsOf([join(folder, "no.jsonl")], { form, submission: null }))).toContain(
      "no.jsonl: it must be what lrlab grade wrote, and there is no such file",
    );
    expect(refusal(() => resultsOf([file], { form, submission: null }))).toContain(
      "there must be one submission, got ada, bob. Name one with --submission.",
    );
    expect(refusal(() => resultsOf([file], { form, submission: "eve" }))).toContain("there is no row of eve. There are: ada, bob.");
    expect(JSON.parse(resultsOf([file], { form, submission: "bob" })).tests).toHaveLength(1);
    const encoded = resultsOf([file], { form: "github-classroom", submission: "ada" });
    expect(JSON.parse(Buffer.from(encoded, "base64").toString("utf8"))).toMatchObject({ status: "pass", max_score: 2 });
  });
});
