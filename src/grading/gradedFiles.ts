import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { type Assigned, type Assignment, gradesFile } from "./assignment.js";
import { earlierOf, heldBy } from "./collect.js";
import { linesOf } from "./linesOf.js";
import type { Standing } from "./standing.js";
import { writeWhole } from "./writeWhole.js";

/** Which file of a student an exercise was graded by, each as a hash of its bytes. */
export interface GradedFile {
  /** The one that was graded last. */
  readonly latest: string;
  /** The one whose row counts: an earlier one, where that was better and the assignment says so. */
  readonly counts: string;
}

/** Beside an exercise's rows that count: a line for each student. */
const filesFile = (folder: string, exercise: Pick<Assigned, "id">): string => `${gradesFile(folder, exercise)}.files`;

/** A hash of a file's bytes, sixteen hexadecimal digits; null where it can't be read. */
export function hashOfFile(file: string): string | null {
  try {
    return createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16);
  } catch {
    return null; // the grader says what is wrong with it
  }
}

/** By student; empty where the exercise was never graded. What can't be read of it says nothing, and the next grading writes it anew. */
export function readGradedFiles(folder: string, exercise: Pick<Assigned, "id">): ReadonlyMap<string, GradedFile> {
  const file = filesFile(folder, exercise);
  const found = new Map<string, GradedFile>();
  if (!existsSync(file)) return found;
  for (const line of linesOf(file)) {
    const [student, latest, counts] = line.split("\t");
    if (student !== undefined && latest !== undefined && counts !== undefined) found.set(student, { latest, counts });
  }
  return found;
}

export const writeGradedFiles = (folder: string, exercise: Pick<Assigned, "id">, files: ReadonlyMap<string, GradedFile>): void =>
  writeWhole(filesFile(folder, exercise), [...files].map(([student, { latest, counts }]) => `${student}\t${latest}\t${counts}\n`).join(""));

/**
 * When what counts of a student was handed in, ISO 8601 in UTC: the newest of the files whose rows count, and the one that is there where
 * nothing is graded. Null where nothing was handed in, or nobody knows when.
 */
export function submittedAt(
  assignment: Pick<Assignment, "folder" | "name">,
  student: string,
  graded: readonly GradedFile[],
): string | null {
  const held = heldBy(assignment, student);
  if (held === null || graded.every(({ latest, counts }) => latest === counts)) return held?.submitted ?? null;
  const counting = [held, ...earlierOf(assignment, student)].filter(({ file }) => graded.some(({ counts }) => counts === hashOfFile(file)));
  return (
    counting
      .flatMap(({ submitted }) => submitted ?? [])
      .sort()
      .at(-1) ?? null
  );
}

/** Ids of students who handed in something else since they were graded. */
export function handedInAgain(assignment: Assignment, standings: readonly Standing[]): readonly string[] {
  const all = assignment.exercises.map((exercise) => readGradedFiles(assignment.folder, exercise));
  return standings.flatMap(({ student, exercises }) => {
    const held = heldBy(assignment, student);
    const hash = held === null ? null : hashOfFile(held.file);
    const isOther = all.some((files, i) => exercises[i]?.row && hash !== (files.get(student)?.latest ?? hash));
    return hash !== null && isOther ? [student] : [];
  });
}

/** What to show of a student: the file that was graded, or the one that is there, with the exercises whose rows are an earlier one's. */
export interface ShownFile {
  readonly file: string;
  /** Whether it is an earlier one, which counts in every exercise. */
  readonly isEarlier: boolean;
  readonly earlier: readonly string[];
}

/** Finds what to show; null where nothing was handed in. */
export function shownFile(assignment: Pick<Assignment, "folder" | "name">, { student, exercises }: Standing): ShownFile | null {
  const held = heldBy(assignment, student);
  if (held === null) return null;
  const hash = hashOfFile(held.file);
  const graded = exercises
    .filter(({ row }) => row !== null)
    .map(({ exercise: id }) => ({ id, hash: readGradedFiles(assignment.folder, { id }).get(student)?.counts ?? hash }));
  const others = graded.filter((one) => one.hash !== hash);
  if (others.length === 0) return { file: held.file, isEarlier: false, earlier: [] };
  const [first] = graded;
  if (first && graded.every((one) => one.hash === first.hash)) {
    const kept = earlierOf(assignment, student).find(({ file }) => hashOfFile(file) === first.hash);
    if (kept) return { file: kept.file, isEarlier: true, earlier: [] };
  }
  return { file: held.file, isEarlier: false, earlier: others.map(({ id }) => id) };
}
