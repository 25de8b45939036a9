import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { shown } from "../../schedules/fail.js";
import type { Assignment } from "../assignment.js";
import { shownFile } from "../gradedFiles.js";
import { generator } from "../htmlPage.js";
import { lateSentence } from "../lateRule.js";
import { textOf } from "../readSubmissions.js";
import type { Standing } from "../standing.js";
import { writeWhole } from "../writeWhole.js";
import { classPage } from "./classPage.js";
import { type HandedInCell, handedInCells } from "./handedIn.js";
import { studentPage } from "./studentPage.js";

/** What of an assignment is told. Its seed is not. */
export type Told = Pick<Assignment, "folder" | "name" | "title" | "course" | "due" | "late">;

/**
 * Writes feedback/STUDENT/index.html for every student, and feedback/class.html for those who teach. What earlier feedback wrote there is
 * replaced; any other file is left alone.
 *
 * @param assignment where it lies and what it is called; the notebooks are read from its folder `submitted`.
 * @param standings every student's.
 * @returns the files, students' in their order, then the class's.
 * @throws a RangeError where a student's id names no folder, or a file is in the way.
 */
export function writeFeedback(assignment: Told, standings: readonly Standing[]): readonly string[] {
  const { folder, title, course, due, late } = assignment;
  for (const { student } of standings) {
    if (!/^[^\\/\0]+$/.test(student) || student === "." || student === "..") {
      throw new RangeError(`feedback: a student's id must name a folder, got ${shown(student)}. Change it in students.csv.`);
    }
  }
  const students = standings.map((standing) => {
    const shown = shownFile(assignment, standing);
    const cells = shown === null ? null : cellsOf(shown.file, standing);
    const { isEarlier = false, earlier = [] } = shown ?? {};
    const page = studentPage({ title, course, due, lateRule: lateSentence(late), standing, cells, isEarlier, earlier });
    return write(join(folder, "feedback", standing.student, "index.html"), page);
  });
  return [...students, write(join(folder, "feedback", "class.html"), classPage({ title, course, standings }))];
}

/** What a file holds that a student handed in, a notebook or plain code; null where it can't be read: then the row says why. */
function cellsOf(file: string, { exercises }: Standing): readonly HandedInCell[] | null {
  const text = textOf(file, 10_000_000);
  const tags = exercises.map(({ exercise }) => exercise.slice(exercise.lastIndexOf("/") + 1));
  return typeof text === "string" ? handedInCells(text, file.endsWith(".ts") ? "ts" : "ipynb", tags) : null;
}

/** Writes a page, unless something there is none of ours. */
function write(file: string, html: string): string {
  if (existsSync(file) && !readFileSync(file, "utf8").includes(`<meta name="generator" content="${generator}">`)) {
    throw new RangeError(`${file} is not feedback that was written before, and would be lost. Move it away.`);
  }
  writeWhole(file, html);
  return file;
}
