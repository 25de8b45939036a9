/**
 * The table that `nbgrader export` writes of a gradebook.
 *
 * Source: nbgrader 0.9.5, nbgrader/plugins/export.py (CsvExportPlugin), https://github.com/jupyter/nbgrader
 */
import { printCsv } from "../csv.js";
import type { Standing } from "../standing.js";
import { handedIn } from "./handedIn.js";
import { pythonFloat } from "./nbgrader.js";
import { oneLine, rounded } from "./told.js";

const columns = [
  "assignment",
  "duedate",
  "timestamp",
  "student_id",
  "last_name",
  "first_name",
  "email",
  "raw_score",
  "late_submission_penalty",
  "score",
  "max_score",
];

/**
 * The table of an assignment; as in nbgrader's, who handed in nothing has 0 points and no timestamp.
 *
 * @param standings in the order of the rows.
 * @param assignment its name and, where there is one, its due date (ISO 8601).
 * @returns comma-separated values, points with at most two decimals as Python prints them, times as nbgrader keeps them: UTC without saying so.
 * @throws a RangeError at points that are no finite numbers, and at a date that is none.
 */
export function nbgraderCsv(standings: readonly Standing[], { name, due }: { name: string; due: string | null }): string {
  const rows = standings.map((standing) => {
    const { last, first } = namesOf(standing.name);
    const scores = handedIn(standing) ? [standing.raw, standing.penalty, Math.max(0, standing.total)] : [0, 0, 0];
    return [
      name,
      utcText(due),
      utcText(standing.submitted),
      standing.student,
      last,
      first,
      oneLine(standing.email),
      ...[...scores, standing.max].map((value) => {
        if (!Number.isFinite(value))
          throw new RangeError(`${name}, ${standing.student}: points must be a finite number, got ${value}. Grade again.`);
        return pythonFloat(rounded(value));
      }),
    ];
  });
  return printCsv(columns, rows);
}

/** "Ada Lovelace" and "Lovelace, Ada"; a single word is a last name. */
export function namesOf(name: string): { readonly last: string; readonly first: string } {
  const plain = oneLine(name);
  const comma = plain.indexOf(",");
  if (comma >= 0) return { last: plain.slice(0, comma).trim(), first: plain.slice(comma + 1).trim() };
  const space = plain.lastIndexOf(" ");
  return { last: plain.slice(space + 1), first: plain.slice(0, Math.max(0, space)) };
}

/** A time as Python prints one without a zone: "2026-12-01 22:59:00", in UTC; empty where there is none. */
function utcText(time: string | null): string {
  if (time === null) return "";
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) throw new RangeError(`nbgraderCsv: a time must be ISO 8601, got ${time}. Correct it where it stands.`);
  const text = at.toISOString().replace("T", " ").replace("Z", "");
  return at.getUTCMilliseconds() === 0 ? text.slice(0, -4) : `${text}000`;
}
