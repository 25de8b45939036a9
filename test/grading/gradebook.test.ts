import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { gradebookVersion, readGradebook, writeGradebook } from "../../src/grading/gradebook.js";
import { regraded } from "../../src/grading/regraded.js";
import { type Row, statuses } from "../../src/grading/row.js";
import type { Standing } from "../../src/grading/standing.js";
import { refusal } from "../refusal.js";
import { writeSample } from "./feedbackSample.js";

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "lrlab-gradebook-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Texts as UTF-8 can hold them: half a character can't be stored. */
const text = fc.string({ unit: "grapheme" });
const points = fc.double({ min: 0, max: 100, noNaN: true }).map((value) => value + 0); // no -0

const tested = fc.record({
  name: text,
  score: points,
  max: points,
  status: fc.constantFrom(...statuses),
  message: text,
  visibility: fc.constantFrom("visible" as const, "hidden" as const),
});

const exerciseOf = (student: string, exercise: string) =>
  fc
    .record({
      title: text,
      max: points,
      automatic: points,
      manual: fc.option(fc.record({ score: points, comment: text })),
      tests: fc.option(fc.array(tested, { maxLength: 3 })),
      gradable: fc.boolean(),
    })
    .map(({ title, max, automatic, manual, tests, gradable }) => {
      const sum = (of: "score" | "max"): number => (tests ?? []).reduce((total, one) => total + one[of], 0);
      const row: Row | null = tests && {
        submission: student,
        exercise,
        score: sum("score"),
        max: sum("max"),
        tests,
        gradable,
        engine: "deno",
        spec: "ab12",
      };
      return { exercise, title, max, automatic, manual, open: [], score: manual?.score ?? automatic, row };
    });

const standingOf = (student: string): fc.Arbitrary<Standing> =>
  fc
    .record({
      name: text,
      email: text,
      submitted: fc.option(fc.constant("2026-11-20T10:00:00+01:00")),
      lateSeconds: fc.nat(),
      penalty: points,
      exercises: fc.tuple(exerciseOf(student, "05-dropping/multistep"), exerciseOf(student, "own")),
    })
    .map(({ exercises, penalty, ...rest }) => {
      const raw = exercises.reduce((total, { score }) => total + score, 0);
      return { student, ...rest, exercises, raw, penalty, total: raw - penalty, max: exercises.reduce((total, one) => total + one.max, 0) };
    });

const standings = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,6}$/), { maxLength: 4 }).chain((ids) => fc.tuple(...ids.map(standingOf)));

describe("a gradebook", () => {
  test("gives back the standings it was written from, and the same bytes for the same standings", () => {
    const folder = scratch();
    fc.assert(
      fc.property(standings, (all) => {
        const file = join(folder, "gradebook.sqlite");
        writeGradebook(file, all);
        expect(readGradebook(file)).toEqual(all);
        const bytes = readFileSync(file);
        writeGradebook(file, all);
        expect(readFileSync(file).equals(bytes)).toBe(true);
      }),
      { numRuns: 25 },
    );
    expect(readdirSync(folder)).toEqual(["gradebook.sqlite"]);
  });

  test("answers questions in SQL, by another program's view of it", () => {
    const folder = scratch();
    const all = writeSample(folder);
    const file = join(folder, "gradebook.sqlite");
    writeGradebook(file, all);
    const db = new DatabaseSync(file, { readOnly: true });
    onTestFinished(() => db.close());
    expect(db.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
    expect(db.prepare("PRAGMA foreign_key_check").all()).toEqual([]);
    const won = db.prepare("SELECT sum(total) AS won FROM students").get()?.won;
    expect(won).toBeCloseTo(
      all.reduce((sum, { total }) => sum + total, 0),
      9,
    );
    const failed = db.prepare("SELECT count(*) AS n FROM tests WHERE status = 'timeout'").get()?.n;
    expect(failed).toBe(
      all.flatMap(({ exercises }) => exercises.flatMap(({ row }) => row?.tests ?? [])).filter((t) => t.status === "timeout").length,
    );
  });
});

describe("a gradebook that can't be written", () => {
  const one: readonly Standing[] = [
    { student: "ada", name: "Ada", email: "", submitted: null, lateSeconds: 0, exercises: [], raw: 0, penalty: 0, total: 0, max: 0 },
  ];

  test.each(["EXCLUSIVE", "IMMEDIATE"])(
    "because another process has it locked (%s): named, left as it was, and written afterwards",
    async (lock) => {
      const file = join(scratch(), "gradebook.sqlite");
      writeGradebook(file, one);
      const bytes = readFileSync(file);
      const program = `const { DatabaseSync } = require("node:sqlite"); const db = new DatabaseSync(process.argv[1]); db.exec("BEGIN ${lock}"); console.log("locked"); process.stdin.on("end", () => { db.exec("ROLLBACK"); process.exit(0); }).resume();`;
      const other = spawn(process.execPath, ["-e", program, file], { stdio: ["pipe", "pipe", "inherit"] });
      await new Promise((resolve) => other.stdout.once("data", resolve));
      const locked = `${file} is locked by another process. Close the program that has it open, and do the same again: nothing is lost.`;
      expect(refusal(() => writeGradebook(file, [...one, { ...one[0], student: "bob" } as Standing]))).toBe(locked);
      // Whoever only means to write lets others read.
      if (lock === "EXCLUSIVE") expect(refusal(() => readGradebook(file))).toBe(locked);
      else expect(readGradebook(file)).toEqual(one);
      const gone = new Promise((resolve) => other.once("exit", resolve));
      other.stdin.end();
      await gone;
      expect(readFileSync(file).equals(bytes)).toBe(true);
      writeGradebook(file, []);
      expect(readGradebook(file)).toEqual([]);
    },
  );

  test.each([
    [
      "PRAGMA user_version = 2",
      `must be a gradebook of version ${gradebookVersion}, got version 2. Use the lrlab that wrote it, or move it away`,
    ],
    ["PRAGMA application_id = 0", "is no gradebook of this course. Move it away, or name another file."],
    ["CREATE TABLE mine (x)", "holds mine besides the gradebook's tables, which writing it anew would lose. Move the file away"],
  ])("because of %s", (change, message) => {
    const file = join(scratch(), "gradebook.sqlite");
    writeGradebook(file, one);
    const db = new DatabaseSync(file);
    db.exec(change);
    db.close();
    const bytes = readFileSync(file);
    expect(refusal(() => writeGradebook(file, []))).toContain(`${file} ${message}`);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test("because the file is something else, or its folder isn't there", () => {
    const file = join(scratch(), "gradebook.sqlite");
    writeFileSync(file, "student,points\n".repeat(100));
    expect(refusal(() => writeGradebook(file, []))).toBe(`${file} is no gradebook of this course. Move it away, or name another file.`);
    const nowhere = join(file, "..", "no", "g.sqlite");
    expect(refusal(() => writeGradebook(nowhere, []))).toContain(`${nowhere} can't be written (unable to open database file)`);
    expect(refusal(() => readGradebook(`${file}x`))).toContain(`there is no file ${file}x.`);
  });

  test.each([
    [{ raw: 1, total: 1 }, "raw points must be the exercises' 0 for ada, got 1"],
    [{ penalty: 1 }, "the total must be 0 − 1 for ada, got 0"],
    [{ max: Number.NaN }, "all points must be finite numbers for ada, got NaN"],
  ])("because points don't add up: %j", (wrong, message) => {
    const file = join(scratch(), "gradebook.sqlite");
    expect(refusal(() => writeGradebook(file, [{ ...one[0], ...wrong } as Standing]))).toContain(`gradebook: ${message}`);
    expect(readdirSync(join(file, ".."))).toEqual([]);
  });

  test("because a student is there twice", () => {
    expect(refusal(() => writeGradebook(join(scratch(), "g"), [...one, ...one]))).toContain('got "ada" twice');
  });
});

describe("grading again", () => {
  const row = (score: number, max = 10): Row => ({
    submission: "a",
    exercise: "e",
    score,
    max,
    tests: [],
    gradable: true,
    engine: "quickjs",
    spec: `${score}`,
  });
  test("takes the latest, or the better share and of equals the latest", () => {
    expect(regraded({ rule: "latest", before: row(9), after: row(3) })).toEqual(row(3));
    expect(regraded({ rule: "best", before: row(9), after: row(3) })).toEqual(row(9));
    expect(regraded({ rule: "best", before: row(9), after: row(5, 5) })).toEqual(row(5, 5));
    expect(regraded({ rule: "best", before: row(5), after: row(10, 20) })).toEqual(row(10, 20));
    expect(regraded({ rule: "best", before: null, after: row(0) })).toEqual(row(0));
  });
});
