import { existsSync } from "node:fs";
import { join } from "node:path";
import { pointsText } from "../lessons/exercise.js";
import type { Assignment } from "./assignment.js";
import { heldBy } from "./collect.js";
import { handedInAgain } from "./gradedFiles.js";
import { lateSentence } from "./lateRule.js";
import { listed } from "./listed.js";
import type { Standing } from "./standing.js";
import { timeText } from "./timeText.js";

/** Ids of students whose submission has no row for some exercise: they were handed in after the last grading, or before the first. */
export const notGraded = (assignment: Assignment, standings: readonly Standing[]): readonly string[] =>
  standings
    .filter(({ student, exercises }) => exercises.some(({ row }) => row === null) && heldBy(assignment, student) !== null)
    .map(({ student }) => student);

/** For each student with criteria that a person has yet to judge, their id. */
export const toJudge = (standings: readonly Standing[]): readonly string[] =>
  standings.filter(({ exercises }) => exercises.some(({ open }) => open.length > 0)).map(({ student }) => student);

/** How an assignment stands, as lines of text: how many handed in, late, graded, and what they won on average. */
export function assignmentStatus(assignment: Assignment, standings: readonly Standing[]): readonly string[] {
  const { folder, title, name, due, late, exercises } = assignment;
  const held = standings.map((one) => ({ ...one, held: heldBy(assignment, one.student) }));
  const [there, missing] = [held.filter((one) => one.held !== null), held.filter((one) => one.held === null)];
  const lateOnes = there.filter(({ lateSeconds }) => lateSeconds > late.graceMinutes * 60);
  const undated = due === null ? [] : there.filter(({ submitted }) => submitted === null);
  const ids = (some: readonly Standing[]): string => (some.length === 0 ? "" : ` (${listed(some.map(({ student }) => student))})`);
  const again = handedInAgain(assignment, standings);
  const ungraded = new Set([...notGraded(assignment, standings), ...again]);
  const graded = there.filter(({ student }) => !ungraded.has(student));
  const judge = toJudge(standings);
  const mean = (values: readonly number[]): string =>
    values.length === 0 ? "–" : pointsText(values.reduce((sum, value) => sum + value, 0) / values.length);
  const max = standings[0]?.max ?? 0;
  const rows: string[][] = [["exercise", "graded", "not gradable", "all points", "mean", "of"]];
  for (const [i, { id }] of exercises.entries()) {
    const own = there.flatMap((one) => one.exercises[i] ?? []).filter(({ row }) => row !== null);
    const ungradable = own.filter(({ row }) => row?.gradable === false);
    const full = own.filter(({ score, max: most }) => score >= most);
    rows.push([
      id,
      ...[own, ungradable, full].map(({ length }) => String(length)),
      mean(own.map(({ score }) => score)),
      pointsText(standings[0]?.exercises[i]?.max ?? 0),
    ]);
  }
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  "));
  return [
    `${title} (${name}), ${due === null ? "without a due date" : `due on ${timeText(due, due)}`}. ${lateSentence(late)}`,
    existsSync(join(folder, "release")) ? "Released." : "Not released yet.",
    `students      ${standings.length}`,
    `handed in     ${there.length}`,
    `missing       ${missing.length}${ids(missing)}`,
    `late          ${lateOnes.length}${ids(lateOnes)}`,
    ...(undated.length > 0 ? [`time unknown  ${undated.length}${ids(undated)}`] : []),
    `graded        ${graded.length}`,
    ...(again.length > 0
      ? [`again         ${again.length} (${listed(again)}): handed in again since it was graded; the points are the earlier one's`]
      : []),
    `not judged    ${judge.length}${judge.length === 0 ? "" : ` (${listed(judge)}): their criteria in manual.csv have no points yet and count as 0`}`,
    `mean          ${mean(graded.map(({ total }) => total))} of ${pointsText(max)}`,
    "",
    ...table,
  ];
}
