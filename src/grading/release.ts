import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { printNotebook } from "../notebook/host/notebook.js";
import type { Assignment } from "./assignment.js";
import { assignmentTasks } from "./assignmentTasks.js";
import { releaseNotebook } from "./releaseNotebook.js";
import { releasePage } from "./releasePage.js";
import type { Given } from "./releaseText.js";
import type { Student } from "./students.js";
import { writeWhole } from "./writeWhole.js";

/** A file of a release, by its path from release/. */
export interface ReleaseFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Makes what learners get, one file after the other: the notebook, or one for each student where there are variants, and a page.
 *
 * @throws a RangeError that names everything wrong with an exercise.
 */
export function* releaseFiles(assignment: Assignment, students: readonly Student[]): Generator<ReleaseFile> {
  const { name, variants } = assignment;
  const all = assignmentTasks(assignment);
  const givenTo = (student: Student | null): Given[] =>
    all.map(({ assigned: { tag, criteria }, points, printed, taskOf }) => ({
      task: student === null ? printed : taskOf(student.id),
      tag,
      points,
      criteria,
    }));
  for (const student of variants ? students : [null]) {
    const notebook = releaseNotebook({ assignment, student, given: givenTo(student) });
    yield { path: student === null ? `${name}.ipynb` : `${student.id}/${name}.ipynb`, text: printNotebook(notebook) };
  }
  yield { path: "index.html", text: releasePage(assignment, givenTo(null)) };
}

/**
 * Writes a release into the assignment's folder.
 *
 * @param assignment where to.
 * @param students who get it.
 * @param options `force` to write over a release that differs.
 * @returns how many files there are, and how many of them were written: those that stand there already are left alone.
 * @throws a RangeError where another release stands there, of which students may have copies.
 */
export function writeRelease(
  assignment: Assignment,
  students: readonly Student[],
  { force = false }: { force?: boolean } = {},
): { readonly files: number; readonly written: number } {
  const target = join(assignment.folder, "release");
  const stateOf = ({ path, text }: ReleaseFile): "new" | "same" | "other" => {
    const file = join(target, path);
    if (!existsSync(file)) return "new";
    return readFileSync(file, "utf8") === text ? "same" : "other";
  };
  // Forty thousand notebooks are too many to hold: they are made once to look, and once to write.
  if (!force) {
    for (const file of releaseFiles(assignment, students)) {
      if (stateOf(file) !== "other") continue;
      const advice = "Give --force to write over it, or move it away.";
      throw new RangeError(`${target} holds another release (${file.path} differs), which students may have. ${advice}`);
    }
  }
  let [files, written] = [0, 0];
  for (const file of releaseFiles(assignment, students)) {
    files += 1;
    if (stateOf(file) === "same") continue;
    writeWhole(join(target, file.path), file.text);
    written += 1;
  }
  return { files, written };
}
