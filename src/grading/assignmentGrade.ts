import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Assigned, type Assignment, gradesFile } from "./assignment.js";
import { assignmentTasks } from "./assignmentTasks.js";
import { heldBy } from "./collect.js";
import { type GradedFile, hashOfFile, readGradedFiles, writeGradedFiles } from "./gradedFiles.js";
import { gradeRun, OtherResults } from "./gradeRun.js";
import { readRows } from "./readRow.js";
import { readSubmission } from "./readSubmissions.js";
import { regraded } from "./regraded.js";
import { rowLine } from "./rowLine.js";
import type { Student } from "./students.js";
import type { EngineName } from "./task.js";
import { writeWhole } from "./writeWhole.js";

/** How to grade an assignment. */
export interface AssignmentGrade {
  readonly engine?: EngineName;
  readonly jobs: number;
  readonly sandbox?: "bwrap";
  /** Whether rows of other tests, limits or seeds, or of submissions that are gone, may be replaced. */
  readonly regrade: boolean;
  readonly signal?: AbortSignal;
  onProgress?(there: number, total: number): void;
}

/** How grading an assignment ended. */
export interface AssignmentGraded {
  /** As of a run: "done" where every submission has its rows. */
  readonly end: "done" | "stopped" | "broken";
  /** Rows that were made anew, and all of them. */
  readonly fresh: number;
  readonly rows: number;
  readonly notes: readonly string[];
  readonly faults: readonly string[];
}

/**
 * Grades what students handed in, one exercise after the other, each student by their own variant where there are variants.
 *
 * grades/latest/ has the rows of the last run, with what it takes to go on where it was stopped; grades/ has those that count: the same, or
 * for each student the better one where the assignment says so.
 *
 * @throws OtherResults where rows of another run stand there and `regrade` does not say that they may go.
 */
export async function gradeAssignment(
  assignment: Assignment,
  students: readonly Student[],
  { engine, jobs, sandbox, regrade, signal, onProgress }: AssignmentGrade,
): Promise<AssignmentGraded> {
  const { folder, seed, variants } = assignment;
  const held = students.map(({ id }) => ({ id, held: heldBy(assignment, id) })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const handedIn = held.flatMap(({ id, held: one }) => (one === null ? [] : [{ id, file: one.file }]));
  const hashes = new Map(handedIn.map(({ id, file }) => [id, hashOfFile(file) ?? ""]));
  const notes = strangers(folder, students);
  const tasks = assignmentTasks(assignment, engine);
  const faults: string[] = [];
  let [fresh, rows] = [0, 0];
  for (const [i, { assigned, printed, taskOf }] of tasks.entries()) {
    const out = latestFile(folder, assigned);
    try {
      const result = await gradeRun({
        found: handedIn.map(({ id, file }) => ({ id, path: file, read: () => readSubmission(file, id, printed.id) })),
        printed,
        variants: variants ? seed : null,
        taskOf,
        out,
        shard: null,
        jobs,
        force: regrade,
        ...(sandbox ? { sandbox } : {}),
        ...(signal ? { signal } : {}),
        onProgress: (there) => onProgress?.(i * handedIn.length + there, tasks.length * handedIn.length),
      });
      notes.push(...result.notes);
      faults.push(...result.faults);
      fresh += result.rows - result.reused;
      rows += result.rows;
      if (result.end !== "done") return { end: result.end, fresh, rows, notes, faults };
    } catch (error) {
      if (!(error instanceof OtherResults)) throw error;
      const why = error.message.replace(/ Choose another --out, .*$/, "");
      throw new OtherResults(
        `${why} Give --regrade to grade all of it again${assignment.regrade === "best" ? "; the better rows stay" : ""}.`,
      );
    }
    count(assignment, assigned, hashes);
  }
  return { end: "done", fresh, rows, notes, faults };
}

/** The rows of an exercise's last run. */
const latestFile = (folder: string, assigned: Assigned): string => {
  const file = gradesFile(folder, assigned);
  return join(dirname(file), "latest", file.slice(dirname(file).length + 1));
};

/** Brings the last run's rows among those that count. */
function count({ folder, regrade: rule }: Assignment, assigned: Assigned, hashes: ReadonlyMap<string, string>): void {
  const [file, latest] = [gradesFile(folder, assigned), latestFile(folder, assigned)];
  const read = (path: string) => (existsSync(path) ? readRows(readFileSync(path, "utf8"), path) : []);
  const before = new Map((rule === "best" ? read(file) : []).map((row) => [row.submission, row]));
  const filesBefore = readGradedFiles(folder, assigned);
  const files = new Map<string, GradedFile>();
  const rows = read(latest).map((after) => {
    const { submission } = after;
    const row = regraded({ rule, before: before.get(submission) ?? null, after });
    const graded = hashes.get(submission) ?? "";
    files.set(submission, { latest: graded, counts: row === after ? graded : (filesBefore.get(submission)?.counts ?? graded) });
    return row;
  });
  writeWhole(file, rows.map((row) => `${rowLine(row)}\n`).join(""));
  writeGradedFiles(folder, assigned, files);
}

/** Folders in submitted/ that are nobody's. */
function strangers(folder: string, students: readonly Student[]): string[] {
  const known = new Set(students.map(({ id }) => id));
  return readdirSync(join(folder, "submitted"))
    .filter((name) => !known.has(name) && !name.startsWith("."))
    .map((name) => `${join("submitted", name)} is nobody's in students.csv and was not graded. Add a line, or move it away.`);
}
