import { existsSync, renameSync, rmSync } from "node:fs";
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from "node:sqlite";
import { pointsText } from "../lessons/exercise.js";
import { shown } from "../schedules/fail.js";
import type { Row, Status, TestRow } from "./row.js";
import type { ExerciseStanding, Open, Standing } from "./standing.js";
import type { EngineName } from "./task.js";
import { cannotWrite } from "./writeWhole.js";

/** The version of the tables below; another one is refused. */
export const gradebookVersion = 1;

/** Marks the file as a gradebook of this course, in SQLite's header: "lrgb". */
const applicationId = 0x6c726762;

/**
 * The tables, for whoever asks them: `sqlite3 gradebook.sqlite "SELECT name, total FROM students ORDER BY name"`.
 *
 * - students: one row each, in the order of the list (`place`); what a `Standing` says of them.
 * - exercises: what a student has for each: `manual` and `comment` are null where nobody gave points, `open` lists in JSON what nobody has
 *   judged yet, `row_…` where nothing was handed in.
 * - tests: what each test of that row gave; `message` of a hidden one is for those who grade.
 */
const schema = `
CREATE TABLE students (
  place INTEGER NOT NULL, student TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL,
  submitted TEXT, late_seconds REAL NOT NULL,
  raw REAL NOT NULL, penalty REAL NOT NULL, total REAL NOT NULL, max REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE exercises (
  student TEXT NOT NULL REFERENCES students, place INTEGER NOT NULL, exercise TEXT NOT NULL, title TEXT NOT NULL,
  max REAL NOT NULL, automatic REAL NOT NULL, manual REAL, comment TEXT, open TEXT NOT NULL, score REAL NOT NULL,
  row_score REAL, row_max REAL, gradable INTEGER, engine TEXT, spec TEXT,
  PRIMARY KEY (student, exercise)
) STRICT, WITHOUT ROWID;
CREATE TABLE tests (
  student TEXT NOT NULL, exercise TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,
  score REAL NOT NULL, max REAL NOT NULL, status TEXT NOT NULL, message TEXT NOT NULL, visibility TEXT NOT NULL,
  PRIMARY KEY (student, exercise, place), FOREIGN KEY (student, exercise) REFERENCES exercises
) STRICT, WITHOUT ROWID;`;

const tables = ["students", "exercises", "tests"] as const;

/**
 * Writes the gradebook: one SQLite file, made anew from all standings by one writer and put in the place of the one before, whole or not at
 * all. The same standings give the same bytes, on the same SQLite.
 *
 * @param file "gradebook.sqlite".
 * @param standings every student's, in the order of the list.
 * @throws a RangeError where points don't add up, the file there is another's, of another version or holds tables of somebody's own, another
 * process has it locked, or the disk is full. The file there is then as it was.
 */
export function writeGradebook(file: string, standings: readonly Standing[]): void {
  checkStandings(standings);
  const before = existsSync(file) ? openLocked(file) : null;
  const draft = `${file}.${process.pid}.tmp`;
  try {
    rmSync(draft, { force: true });
    fill(draft, standings);
    renameSync(draft, file);
  } catch (error) {
    throw troubleOf(file, error);
  } finally {
    before?.close();
    for (const left of [draft, `${draft}-journal`]) rmSync(left, { force: true });
  }
}

/** Reads a gradebook; throws a RangeError where the file is none, of another version, or locked. */
export function readGradebook(file: string): readonly Standing[] {
  if (!existsSync(file)) throw new RangeError(`there is no file ${file}. The gradebook is written when an assignment is graded.`);
  const db = open(file, true);
  try {
    return guarded(file, () => {
      checkHeader(file, db);
      return readStandings(db);
    });
  } finally {
    db.close();
  }
}

function fill(draft: string, standings: readonly Standing[]): void {
  const db = new DatabaseSync(draft);
  try {
    db.exec(`PRAGMA page_size = 4096; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL;`);
    db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${gradebookVersion};`);
    db.exec("BEGIN EXCLUSIVE");
    db.exec(schema);
    const insert = (table: string, columns: number): ((...values: SQLInputValue[]) => unknown) => {
      const statement = db.prepare(`INSERT INTO ${table} VALUES (${Array.from({ length: columns }, () => "?").join(", ")})`);
      return (...values) => statement.run(...values);
    };
    const [addStudent, addExercise, addTest] = [insert("students", 10), insert("exercises", 15), insert("tests", 9)];
    for (const [place, s] of standings.entries()) {
      addStudent(place, s.student, s.name, s.email, s.submitted, s.lateSeconds, s.raw, s.penalty, s.total, s.max);
      for (const [at, e] of s.exercises.entries()) {
        const { row, manual } = e;
        addExercise(
          ...[
            s.student,
            at,
            e.exercise,
            e.title,
            e.max,
            e.automatic,
            manual?.score ?? null,
            manual?.comment ?? null,
            JSON.stringify(e.open),
            e.score,
          ],
          ...[row?.score ?? null, row?.max ?? null, row ? Number(row.gradable) : null, row?.engine ?? null, row?.spec ?? null],
        );
        for (const [i, t] of (row?.tests ?? []).entries()) {
          addTest(s.student, e.exercise, i, t.name, t.score, t.max, t.status, t.message, t.visibility);
        }
      }
    }
    db.exec("COMMIT");
  } finally {
    db.close();
  }
}

/** A row of a table. */
type Fields = Record<string, SQLOutputValue>;

function readStandings(db: DatabaseSync): Standing[] {
  const all = (table: string, order: string): Fields[] => db.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).all();
  const by = (records: readonly Fields[], keyOf: (record: Fields) => string): Map<string, Fields[]> => {
    const groups = new Map<string, Fields[]>();
    for (const record of records) {
      const group = groups.get(keyOf(record));
      if (group) group.push(record);
      else groups.set(keyOf(record), [record]);
    }
    return groups;
  };
  const answer = ({ student, exercise }: Fields): string => JSON.stringify([student, exercise]);
  const exercises = by(all("exercises", "student, place"), ({ student }) => student as string);
  const tests = by(all("tests", "student, exercise, place"), answer);
  // STRICT tables hold what their columns say.
  return all("students", "place").map((s) => ({
    student: s.student as string,
    name: s.name as string,
    email: s.email as string,
    submitted: s.submitted as string | null,
    lateSeconds: s.late_seconds as number,
    exercises: (exercises.get(s.student as string) ?? []).map(
      (e): ExerciseStanding => ({
        exercise: e.exercise as string,
        title: e.title as string,
        max: e.max as number,
        automatic: e.automatic as number,
        manual: e.manual === null ? null : { score: e.manual as number, comment: e.comment as string },
        open: JSON.parse(e.open as string) as Open[],
        score: e.score as number,
        row: e.row_score === null ? null : readRow(e, tests.get(answer(e)) ?? []),
      }),
    ),
    raw: s.raw as number,
    penalty: s.penalty as number,
    total: s.total as number,
    max: s.max as number,
  }));
}

const readRow = (e: Fields, tests: readonly Fields[]): Row => ({
  submission: e.student as string,
  exercise: e.exercise as string,
  score: e.row_score as number,
  max: e.row_max as number,
  tests: tests.map((t) => ({
    name: t.name as string,
    score: t.score as number,
    max: t.max as number,
    status: t.status as Status,
    message: t.message as string,
    visibility: t.visibility as TestRow["visibility"],
  })),
  gradable: e.gradable === 1,
  engine: e.engine as EngineName,
  spec: e.spec as string,
});

/** Opens the file that is about to be replaced, so that nobody else writes into it meanwhile. */
function openLocked(file: string): DatabaseSync {
  const db = open(file, false);
  try {
    guarded(file, () => {
      checkHeader(file, db);
      const own = db.prepare("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name").all();
      const others = own.map(({ name }) => String(name)).filter((name) => !(tables as readonly string[]).includes(name));
      if (others.length > 0) {
        const advice = "Move the file away, or keep yours in a file of its own.";
        throw new RangeError(
          `${file} holds ${others.slice(0, 5).join(", ")} besides the gradebook's tables, which writing it anew would lose. ${advice}`,
        );
      }
      db.exec("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE");
    });
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

function open(file: string, readOnly: boolean): DatabaseSync {
  return guarded(file, () => new DatabaseSync(file, { readOnly, timeout: 500 }));
}

function checkHeader(file: string, db: DatabaseSync): void {
  const [id, version] = ["application_id", "user_version"].map((name) => db.prepare(`PRAGMA ${name}`).get()?.[name]);
  if (id !== applicationId) throw notOne(file);
  if (version !== gradebookVersion) {
    const advice = "Use the lrlab that wrote it, or move it away and write it anew from the results.";
    throw new RangeError(`${file} must be a gradebook of version ${gradebookVersion}, got version ${shown(version)}. ${advice}`);
  }
}

const notOne = (file: string): RangeError => new RangeError(`${file} is no gradebook of this course. Move it away, or name another file.`);

function guarded<T>(file: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw error instanceof RangeError ? error : troubleOf(file, error);
  }
}

/** What SQLite or the system refuses, by the primary result code (sqlite.org/rescode.html), in words about the file. */
function troubleOf(file: string, error: unknown): RangeError {
  const { errcode, message } = error as { errcode?: number; message?: string };
  switch (errcode === undefined ? 0 : errcode & 0xff) {
    case 0:
      return cannotWrite(file, error);
    case 5: // BUSY
    case 6: // LOCKED
      return new RangeError(
        `${file} is locked by another process. Close the program that has it open, and do the same again: nothing is lost.`,
      );
    case 11: // CORRUPT
      return new RangeError(`${file} is damaged. Move it away: it is written anew from the results.`);
    case 13: // FULL
      return cannotWrite(file, { code: "ENOSPC" });
    case 26: // NOTADB
      return notOne(file);
    default:
      return cannotWrite(file, { message });
  }
}

/** Points must be numbers and add up, or whoever reads the gradebook counts otherwise than the feedback does. */
function checkStandings(standings: readonly Standing[]): void {
  const ids = new Set<string>();
  for (const { student, exercises, raw, penalty, total, max } of standings) {
    const bad = (must: string, got: unknown): never => {
      throw new RangeError(`gradebook: ${must} for ${student}, got ${shown(got)}. Grade the assignment again.`);
    };
    if (ids.has(student))
      throw new RangeError(`gradebook: each student must be there once, got ${shown(student)} twice. Take one out of students.csv.`);
    ids.add(student);
    const numbers = [
      raw,
      penalty,
      total,
      max,
      ...exercises.flatMap((e) => [e.max, e.automatic, e.score, e.manual?.score ?? 0, e.row?.score ?? 0, ...e.open.map((one) => one.max)]),
    ];
    const odd = numbers.find((value) => !Number.isFinite(value));
    if (odd !== undefined) bad("all points must be finite numbers", odd);
    const sum = exercises.reduce((points, { score }) => points + score, 0);
    if (!same(sum, raw)) bad(`raw points must be the exercises' ${pointsText(sum)}`, raw);
    if (!same(raw - penalty, total)) bad(`the total must be ${pointsText(raw)} − ${pointsText(penalty)}`, total);
    for (const { exercise, row } of exercises) {
      if (row === null) continue;
      const won = row.tests.reduce((points, { score }) => points + score, 0);
      if (!same(won, row.score)) bad(`the score of ${exercise} must be its tests' ${pointsText(won)}`, row.score);
      if (row.submission !== student || row.exercise !== exercise)
        bad(`the row of ${exercise} must be this student's`, `${row.submission}, ${row.exercise}`);
    }
  }
}

const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
