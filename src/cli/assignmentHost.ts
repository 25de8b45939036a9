import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type Assignment, gradesFile, readAssignment } from "../grading/assignment.js";
import { type ExportOptions, exportGrades } from "../grading/assignmentExport.js";
import { gradeAssignment } from "../grading/assignmentGrade.js";
import { type NewAssignment, newAssignment } from "../grading/assignmentNew.js";
import { assignmentStatus, notGraded, toJudge } from "../grading/assignmentStatus.js";
import { assignmentTasks } from "../grading/assignmentTasks.js";
import { collect, heldBy } from "../grading/collect.js";
import { writeFeedback } from "../grading/feedback/writeFeedback.js";
import { writeGradebook } from "../grading/gradebook.js";
import { handedInAgain } from "../grading/gradedFiles.js";
import { listed } from "../grading/listed.js";
import { printable } from "../grading/printable.js";
import { readRows } from "../grading/readRow.js";
import { writeRelease } from "../grading/release.js";
import { pointsSaid, practiceSaid } from "../grading/releaseText.js";
import { writeRubric } from "../grading/rubric.js";
import { writeSimilarity } from "../grading/similarity/writeSimilarity.js";
import type { Standing } from "../grading/standing.js";
import { byTests, manualFile, standingsOf, studentsFile } from "../grading/standings.js";
import { readStudents, type Student } from "../grading/students.js";
import type { EngineName } from "../grading/task.js";
import { verifyRelease } from "../grading/verifyRelease.js";
import { InputError, named } from "./command.js";
import { progress } from "./progress.js";
import { untilStopped } from "./untilStopped.js";

const say = (...lines: readonly string[]): void => console.log(lines.join("\n"));

/** Says what somebody has to look at. A note may hold names that anybody chose. */
const tell = (notes: readonly string[]): void => {
  for (const note of notes) console.error(printable(note));
};

/** The assignment of a folder, and its students. */
const open = (folder: string): Promise<{ assignment: Assignment; students: readonly Student[] }> =>
  named(() => ({ assignment: readAssignment(folder), students: readStudents(studentsFile(folder)) }));

const exercisesSaid = (count: number): string => `${count} ${count === 1 ? "exercise" : "exercises"}`;

/** `new`: makes the folder. */
export async function makeNew(options: NewAssignment): Promise<number> {
  const assignment = await named(() => {
    for (const exercise of options.exercises)
      if (exercise.startsWith(".") && !existsSync(join(options.folder, exercise)))
        throw new InputError(
          `there is no folder ${join(options.folder, exercise)}. A path of your own exercise begins at the assignment's folder.`,
        );
    return newAssignment(options);
  });
  say(
    `Made ${options.folder}: assignment.yaml with ${exercisesSaid(assignment.exercises.length)}, and students.csv.`,
    `Look through both; then lrlab assignment release ${options.folder}`,
  );
  return 0;
}

/** `release`: checks every exercise and writes release/. */
export async function release(folder: string, { force, jobs, sandbox }: { force: boolean } & Running): Promise<number> {
  const { assignment, students } = await open(folder);
  const { variants } = assignment;
  if (variants && students.length === 0) {
    throw new InputError(`${studentsFile(folder)} must list students, as each gets a variant, and lists none. Add a line for each.`);
  }
  const tasks = await named(() => assignmentTasks(assignment));
  const { faults, notes } = await verifyRelease(assignment, students, {
    ...running({ jobs, sandbox }),
    onProgress: progress("tasks checked"),
  });
  if (faults.length > 0) throw new Error(`nothing was released:\n${faults.slice(0, 20).join("\n")}`);
  const { files, written } = await named(() => writeRelease(assignment, students, { force }));
  const practice = variants ? null : practiceSaid(tasks.map((one) => one.printed));
  say(
    `Released ${exercisesSaid(tasks.length)}, ${pointsSaid(tasks.reduce((sum, one) => sum + one.points, 0))}: ${join(folder, "release")} has ${files} files, ${written} of them new.`,
    ...(practice === null
      ? []
      : [`${practice} What should tell people apart needs each student's own variant: write variants: true into assignment.yaml.`]),
    variants ? "Give each student the notebook in the folder of their id." : `Give out ${assignment.name}.ipynb and index.html.`,
  );
  tell(notes.slice(0, 20));
  return 0;
}

/** `collect`: brings submissions in. */
export async function collectFrom(folder: string, { from, received }: { from: string; received: string | null }): Promise<number> {
  const { assignment, students } = await open(folder);
  const { fresh, again, same, older, missing, notes } = await named(() => collect(assignment, students, { from, received }));
  const line = (what: string, ids: readonly string[], more = ""): string[] =>
    ids.length === 0 ? [] : [`${what.padEnd(10)}${ids.length} (${listed(ids)})${more}`];
  say(
    ...line("new", fresh),
    ...line("again", again, "; the earlier ones are in attempts/"),
    ...line("older", older, "; kept in attempts/"),
    ...line("the same", same),
    ...line("missing", missing),
  );
  tell(notes);
  return 0;
}

/** What grading and checking may be told. */
export interface Running {
  /** Null for one per processor. */
  readonly jobs: number | null;
  readonly sandbox: "bwrap" | null;
}

const running = ({ jobs, sandbox }: Running): { jobs: number; sandbox?: "bwrap" } => ({
  jobs: jobs ?? availableParallelism(),
  ...(sandbox === null ? {} : { sandbox }),
});

/** `grade`: grades what was collected; writes grades/, manual.csv where a person judges, and the gradebook. */
export async function gradeAll(
  folder: string,
  { jobs, sandbox, engine, regrade, byHand }: Running & { engine: EngineName | null; regrade: boolean; byHand: boolean },
): Promise<number> {
  const { assignment, students } = await open(folder);
  await named(() => assignmentTasks(assignment, engine ?? undefined));
  if (students.every(({ id }) => heldBy(assignment, id) === null)) {
    const there = join(folder, "submitted");
    throw new InputError(`${there} holds nothing of a student in students.csv. First: lrlab assignment collect ${folder} --from DIR`);
  }
  const { end, fresh, rows, notes, faults } = await untilStopped("lrlab assignment", (signal) =>
    gradeAssignment(assignment, students, {
      ...running({ jobs, sandbox }),
      ...(engine === null ? {} : { engine }),
      regrade,
      signal,
      onProgress: progress("answers"),
    }),
  );
  tell(notes);
  if (end === "stopped") {
    console.error("lrlab assignment: stopped. What was graded is kept; the same command goes on.");
    return 130;
  }
  if (end === "broken")
    throw new Error(`the grader itself failed: ${listed(faults, 3)} What was graded is kept; the same command tries the others again.`);
  say(`Graded ${rows} answers, ${fresh} of them now.`);
  await writeManual(assignment, students, byHand);
  const standings = await named(() => standingsOf(folder));
  await named(() => writeGradebook(join(folder, "gradebook.sqlite"), standings));
  say(...assignmentStatus(assignment, standings));
  const broken = brokenTests(assignment);
  if (broken.length > 0)
    throw new Error(
      `tests are broken, which is nobody's answer's fault: ${listed(broken, 3)}. Mend the exercise, and grade with --regrade.`,
    );
  return 0;
}

/** Writes manual.csv, where a person judges or `byHand` asks for it. */
async function writeManual(assignment: Assignment, students: readonly Student[], byHand: boolean): Promise<void> {
  const criteria = assignment.exercises.flatMap(({ id, criteria: own }) =>
    Object.entries(own).map(([criterion, max]) => ({ exercise: id, criterion, max })),
  );
  if (!byHand && criteria.length === 0) return;
  const file = manualFile(assignment.folder);
  const { kept, backup, lost } = await named(() => writeRubric(file, byTests(assignment, students), { criteria }));
  say(
    `Wrote ${file}${kept > 0 ? `; ${kept} ${kept === 1 ? "row is as a person" : "rows are as people"} left ${kept === 1 ? "it" : "them"}` : ""}.`,
  );
  if (backup !== null) tell([`${listed(lost)}: no such row any more. The table before is ${backup}.`]);
}

/** Tests that broke, each once. */
const brokenTests = (assignment: Assignment): string[] => [
  ...new Set(
    assignment.exercises.flatMap((assigned) => {
      const file = gradesFile(assignment.folder, assigned);
      return readRows(readFileSync(file, "utf8"), file).flatMap(({ exercise, tests }) =>
        tests.filter(({ status }) => status === "fault").map(({ name, message }) => `${exercise}, ${name}: ${message}`),
      );
    }),
  ),
];

/** Everybody's standings, where everything that was handed in is graded. */
async function gradedStandings(
  folder: string,
): Promise<{ assignment: Assignment; students: readonly Student[]; standings: readonly Standing[] }> {
  const { assignment, students } = await open(folder);
  const standings = await named(() => standingsOf(folder));
  const ungraded = notGraded(assignment, standings);
  if (ungraded.length > 0)
    throw new InputError(
      `${ungraded.length === 1 ? "1 submission is" : `${ungraded.length} submissions are`} not graded yet: ${listed(ungraded)}. First: lrlab assignment grade ${folder}`,
    );
  const again = handedInAgain(assignment, standings);
  if (again.length > 0)
    throw new InputError(
      `${again.length === 1 ? "1 submission was" : `${again.length} submissions were`} handed in again since the last grading: ${listed(again)}. First: lrlab assignment grade ${folder}`,
    );
  if (standings.every(({ exercises }) => exercises.every(({ row, manual }) => row === null && manual === null))) {
    throw new InputError(
      `nothing is graded yet. First: lrlab assignment collect ${folder} --from DIR, and lrlab assignment grade ${folder}`,
    );
  }
  const judge = toJudge(standings);
  if (judge.length > 0)
    console.error(
      `Not judged yet, and counted as 0: criteria of ${judge.length} ${judge.length === 1 ? "student" : "students"} (${listed(judge)}). Give points in ${manualFile(folder)}, and do this again.`,
    );
  await named(() => writeGradebook(join(folder, "gradebook.sqlite"), standings));
  return { assignment, students, standings };
}

/** `feedback`: writes a page for each student, and one for the class. */
export async function feedback(folder: string): Promise<number> {
  const { assignment, standings } = await gradedStandings(folder);
  const files = await named(() => writeFeedback(assignment, standings));
  say(`Wrote ${files.length - 1} students' pages, feedback/STUDENT/index.html, and the class's, ${files.at(-1)}.`);
  return 0;
}

/** `similarity`: compares what was handed in, for those who teach. */
export async function similarity(folder: string): Promise<number> {
  const { assignment, students } = await open(folder);
  const { files, answers, pairs, notes } = await named(() => writeSimilarity(assignment, students));
  say(
    `Compared ${answers} answers: ${pairs === 1 ? "1 pair shares" : `${pairs} pairs share`} unusual code. Wrote ${listed(files)}.`,
    "A pair is a reason to look, and no proof.",
  );
  tell(notes.slice(0, 20));
  return 0;
}

/** `export`: writes grades as another program reads them. */
export async function exportTo(folder: string, options: ExportOptions): Promise<number> {
  const { assignment, students, standings } = await gradedStandings(folder);
  const files = await named(() => exportGrades(assignment, students, standings, options));
  say(`Wrote ${listed(files.map((file) => join(folder, file)))}.`);
  return 0;
}

/** `status`: says how it stands. */
export async function status(folder: string): Promise<number> {
  const { assignment } = await open(folder);
  say(...assignmentStatus(assignment, await named(() => standingsOf(folder))));
  return 0;
}
