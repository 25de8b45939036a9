import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Assignment, gradesFile, readAssignment } from "./assignment.js";
import { type AssignedTask, assignmentTasks } from "./assignmentTasks.js";
import { type GradedFile, readGradedFiles, submittedAt } from "./gradedFiles.js";
import { latePenalty } from "./lateRule.js";
import { readRows } from "./readRow.js";
import type { Row } from "./row.js";
import { type ByTests, type Manual, readRubric } from "./rubric.js";
import type { ExerciseStanding, Open, Standing } from "./standing.js";
import { readStudents, type Student } from "./students.js";

/** The table of points that people give, in an assignment's folder. */
export const manualFile = (folder: string): string => join(folder, "manual.csv");

/** The list of an assignment's students. */
export const studentsFile = (folder: string): string => join(folder, "students.csv");

/**
 * What every student has in an assignment, in the order of the list: the rows, what people gave by hand, and what lateness costs.
 *
 * @param folder the assignment's.
 * @throws a RangeError that names file and line of whatever is wrong with the assignment, the list, a row or a point given by hand.
 */
export async function standingsOf(folder: string): Promise<Standing[]> {
  const assignment = readAssignment(folder);
  const students = readStudents(studentsFile(folder));
  const graded = byTests(assignment, students);
  const file = manualFile(folder);
  const manual = existsSync(file) ? readRubric(file, graded) : new Map<string, ReadonlyMap<string, Manual>>();
  const files = assignment.exercises.map((exercise) => readGradedFiles(folder, exercise));
  const filesOf = ({ id }: Student): GradedFile[] => files.flatMap((ofExercise) => ofExercise.get(id) ?? []);
  return students.map((student, i) =>
    standing(
      assignment,
      student,
      graded[i]?.exercises ?? [],
      manual.get(student.id),
      submittedAt(assignment, student.id, filesOf(student)),
    ),
  );
}

/** What the tests gave, before anybody gave points. */
interface Graded extends ByTests {
  readonly exercises: readonly (ByTests["exercises"][number] &
    Pick<ExerciseStanding, "title" | "row"> & { readonly criteria: readonly Open[] })[];
}

/** Each student's exercises with their rows, as the files in grades/ have them. */
export function byTests(assignment: Assignment, students: readonly Student[]): readonly Graded[] {
  const tasks = assignmentTasks(assignment);
  const rows = tasks.map(({ assigned }) => rowsOf(gradesFile(assignment.folder, assigned)));
  const exerciseOf = ({ assigned, printed, points }: AssignedTask, row: Row | null): Graded["exercises"][number] => ({
    exercise: printed.id,
    title: printed.title,
    max: points,
    automatic: row === null || row.max === 0 ? 0 : (row.score / row.max) * points,
    criteria: Object.entries(assigned.criteria).map(([criterion, max]) => ({ criterion, max })),
    row,
  });
  return students.map(({ id }) => ({ student: id, exercises: tasks.map((task, i) => exerciseOf(task, rows[i]?.get(id) ?? null)) }));
}

const rowsOf = (file: string): ReadonlyMap<string, Row> =>
  new Map(existsSync(file) ? readRows(readFileSync(file, "utf8"), file).map((row) => [row.submission, row]) : []);

/** Points without what adding up binary fractions leaves behind: 3.3, and not 3.3000000000000003. */
const plain = (points: number): number => Number(points.toPrecision(12));

function standing(
  { due, late }: Assignment,
  student: Student,
  graded: Graded["exercises"],
  manual: ReadonlyMap<string, Manual> | undefined,
  submitted: string | null,
): Standing {
  const exercises = graded.map(({ criteria, automatic: ofAll, ...one }): ExerciseStanding => {
    const given = manual?.get(one.exercise);
    const judged = criteria.reduce((sum, { max }) => sum + max, 0);
    const automatic = given?.automatic ?? (one.max > 0 ? plain(ofAll * (1 - judged / one.max)) : 0);
    return {
      ...one,
      automatic,
      manual: given?.byHand ? { score: given.score, comment: given.comment } : null,
      open: one.row === null ? [] : (given?.open ?? criteria),
      score: given?.score ?? automatic,
    };
  });
  const lateSeconds =
    due === null || submitted === null ? 0 : Math.max(0, (Date.parse(submitted) - Date.parse(due)) / 1000 - student.extensionHours * 3600);
  const sum = (of: (one: ExerciseStanding) => number): number => exercises.reduce((total, one) => total + of(one), 0);
  const raw = plain(sum(({ score }) => score));
  const penalty = plain(latePenalty({ seconds: lateSeconds, points: raw, rule: late }));
  return {
    student: student.id,
    name: student.name || student.id,
    email: student.email,
    submitted,
    lateSeconds,
    exercises,
    raw,
    penalty,
    total: plain(raw - penalty),
    max: plain(sum(({ max }) => max)),
  };
}
