import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Assignment } from "./assignment.js";
import { printCsv } from "./csv.js";
import type { ExportForm } from "./exportForms.js";
import { canvasCsv } from "./interchange/canvas.js";
import { gradescopeStanding } from "./interchange/gradescope.js";
import { gradeText, handedIn, importedOf, type MissingRule } from "./interchange/handedIn.js";
import { moodleCsv } from "./interchange/moodle.js";
import { nbgraderCsv } from "./interchange/nbgraderCsv.js";
import { prairieLearnStanding } from "./interchange/prairieLearn.js";
import type { Standing } from "./standing.js";
import type { Student } from "./students.js";
import { writeWhole } from "./writeWhole.js";

/** What of everybody's standings goes where. */
export interface ExportOptions {
  readonly to: readonly ExportForm[];
  /** What becomes of who handed in nothing, in tables that are imported. */
  readonly missing: MissingRule;
  /** The number that Canvas gave the assignment; null where it has none yet. */
  readonly canvasId: string | null;
}

/**
 * Writes grades into export/: one table, or for Gradescope and PrairieLearn a results.json for each student. A table there that differs is
 * kept under another name.
 *
 * @returns the files, by their paths from the assignment's folder.
 * @throws a RangeError where a file can't be written, or points are no numbers.
 */
export const exportGrades = (
  assignment: Assignment,
  students: readonly Student[],
  standings: readonly Standing[],
  { to, ...options }: ExportOptions,
): readonly string[] => to.flatMap((form) => exportOne(assignment, students, standings, { to: form, ...options }));

function exportOne(
  assignment: Assignment,
  students: readonly Student[],
  standings: readonly Standing[],
  { to, missing, canvasId }: Omit<ExportOptions, "to"> & { readonly to: ExportForm },
): readonly string[] {
  const { folder, title, name, due } = assignment;
  const max = standings[0]?.max ?? 0;
  if (to === "gradescope" || to === "prairielearn") {
    const resultsOf = to === "gradescope" ? gradescopeStanding : prairieLearnStanding;
    return standings.filter(handedIn).map((standing) => {
      const path = join("export", to, standing.student, "results.json");
      writeWhole(join(folder, path), `${JSON.stringify(resultsOf(standing), null, 2)}\n`);
      return path;
    });
  }
  const userIds = new Map(students.filter(({ canvas }) => canvas !== "").map(({ id, canvas }) => [id, canvas]));
  const tables = {
    canvas: () => canvasCsv(standings, { title, max, ...(canvasId === null ? {} : { canvasId }) }, { userIds, missing }),
    moodle: () => moodleCsv(standings, { title }, { missing }),
    nbgrader: () => nbgraderCsv(standings, { name, due }),
    csv: () => gradesCsv(assignment, importedOf(standings, missing)),
  };
  const path = join("export", `${to === "csv" ? "grades" : to}.csv`);
  keepEarlier(join(folder, path), tables[to]());
  return [path];
}

/** Everything in one table: a row for each student, a column for each exercise. */
function gradesCsv({ title, exercises }: Assignment, standings: readonly Standing[]): string {
  const header = [
    "id",
    "name",
    "email",
    "submitted",
    "hours late",
    ...exercises.map(({ id }) => id),
    "sum",
    "penalty",
    "total",
    "max",
    "not judged yet",
  ];
  const text = (value: number, { student }: Standing): string => gradeText(value, `${title}, ${student}`);
  const rows = standings.map((one) => [
    one.student,
    one.name,
    one.email,
    one.submitted ?? "",
    text(one.lateSeconds / 3600, one),
    ...one.exercises.map(({ score }) => text(score, one)),
    ...[one.raw, one.penalty, one.total, one.max].map((value) => text(value, one)),
    one.exercises.flatMap(({ exercise, open }) => open.map(({ criterion }) => `${exercise}: ${criterion}`)).join("; "),
  ]);
  return printCsv(header, rows);
}

/** Writes a table; another one that stands there, perhaps edited, is first kept as grades.1.csv, grades.2.csv … */
function keepEarlier(file: string, text: string): void {
  if (existsSync(file)) {
    const before = readFileSync(file);
    if (before.equals(Buffer.from(text))) return;
    const ending = extname(file);
    let number = 1;
    const kept = (): string => `${file.slice(0, -ending.length)}.${number}${ending}`;
    while (existsSync(kept())) number += 1;
    writeWhole(kept(), before);
  }
  writeWhole(file, text);
}
