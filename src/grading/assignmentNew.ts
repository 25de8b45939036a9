import { randomInt } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Document } from "yaml";
import { type Assignment, assignmentFile, largestSeed, parseAssignment } from "./assignment.js";
import { assignmentTasks } from "./assignmentTasks.js";
import { noLateRule } from "./lateRule.js";
import { readStudents, studentColumns } from "./students.js";
import { writeWhole } from "./writeWhole.js";

/** What a new assignment begins with. */
export interface NewAssignment {
  /** A folder that is not there yet, or empty. */
  readonly folder: string;
  /** Exercises of the course, LESSON/ID, or paths of folders. */
  readonly exercises: readonly string[];
  readonly title?: string;
  readonly course?: string;
  /** ISO 8601 with its offset from UTC. */
  readonly due?: string;
  readonly variants?: boolean;
  /** A list of students to copy. */
  readonly students?: string;
  /** Drawn from the system where it is not given. */
  readonly seed?: number;
}

/** The name of a notebook from that of a folder: "Week 1" gives "week-1". */
const nameFrom = (folder: string): string =>
  basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "") || "assignment";

/**
 * Makes an assignment's folder: assignment.yaml, with a seed that nobody knows, and a list of students.
 *
 * @throws a RangeError where something stands in the folder already, at an exercise that can't be loaded, and at whatever the
 * new assignment could not be read back with.
 */
export function newAssignment({ folder, exercises, title, course, due, variants, students, seed }: NewAssignment): Assignment {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new RangeError(`${folder} must be a new or an empty folder, and something stands there. Name another one.`);
  }
  if (students !== undefined) readStudents(students);
  const list = students === undefined ? `${studentColumns.join(",")}\n` : readFileSync(students);
  const name = nameFrom(folder);
  const document = new Document({
    name,
    title: title ?? basename(resolve(folder)),
    ...(course === undefined ? {} : { course }),
    ...(due === undefined ? {} : { due }),
    late: { ...noLateRule, percentPerDay: 10, percentAtMost: 50 },
    regrade: "latest",
    seed: seed ?? randomInt(largestSeed),
    variants: variants ?? false,
    exercises: exercises.map((exercise) => ({ exercise })),
  });
  document.commentBefore = " Who knows the seed knows the hidden tests: this folder is not for students, release/ is.";
  const assignment = parseAssignment(folder, String(document));
  assignmentTasks(assignment); // so that an exercise that is not there is named before anything is written
  writeWhole(join(folder, "students.csv"), list);
  writeWhole(join(folder, assignmentFile), String(document));
  return assignment;
}
