import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { engineVersion } from "../engine/version.js";
import { courseVersion } from "../lessons/courseVersion.js";
import type { Exercise } from "../lessons/exercise.js";
import { encodePlain } from "../lessons/plain.js";
import { courseRoot } from "../notebook/host/courseRoot.js";
import { shown } from "../schedules/fail.js";
import { exerciseFaults } from "./exerciseFaults.js";
import { type ExerciseFolder, readExerciseFolder, type Settings } from "./exerciseFolder.js";
import { type EngineName, type Limits, type Task, usualLimits } from "./task.js";

/** How grades are made, beside the exercise: it rises when the same answer to the same tests may get another row than before. */
const gradingVersion = 2;

/** Which task of an exercise. */
export interface TaskOptions {
  /** From which the tests draw their arguments; 0 when left out. */
  readonly seed?: number;
  /** The seed of a student's variant; the exercise as it is printed when left out. */
  readonly variant?: number | null;
  /** Instead of the exercise's own. */
  readonly engine?: EngineName;
  /** Instead of the exercise's own. */
  readonly limits?: Partial<Limits>;
}

/**
 * Loads an exercise to give or to grade.
 *
 * @param name of the course: "05-dropping/multistep"; else an instructor's folder.
 * @throws a RangeError that names everything that is wrong with it.
 */
export const loadTask = async (name: string, options: TaskOptions = {}): Promise<Task> => loadTasks(name)(options);

/** Reads an exercise once, and gives its tasks: one for each student, where there are variants. Throws as `loadTask` does. */
export function loadTasks(name: string): (options?: TaskOptions) => Task {
  const folder = courseExercise(name) ?? ownExercise(name);
  return (options = {}) => taskOf(name, folder, options);
}

const lessonsFolder = join(courseRoot, "src", "lessons");

/** The lessons with exercises, by name, each with its folder. The catalog is left out of this: it brings all plots and results along. */
const lessonFolders = (): ReadonlyMap<string, string> =>
  new Map(
    ["course", "schedules", "guide", "engine"]
      .flatMap((section) =>
        readdirSync(join(lessonsFolder, section)).map((lesson) => [lesson, join(lessonsFolder, section, lesson)] as const),
      )
      .filter(([, folder]) => existsSync(join(folder, "exercises"))),
  );

/** The course's exercise of a name; null where the name is not made like one. */
function courseExercise(name: string): ExerciseFolder | null {
  const [lesson = "", id = "", ...more] = name.split("/");
  const folder = lessonFolders().get(lesson);
  if (!folder || more.length > 0 || id === "") return null;
  const others = readdirSync(join(folder, "exercises"));
  if (!others.includes(id)) throw new RangeError(`${name}: ${lesson} has no exercise ${shown(id)}. It has ${others.join(", ")}.`);
  return { ...readExerciseFolder(join(folder, "exercises", id)), id: name, statement: statementIn(join(folder, "lesson.mdx"), id) };
}

/** What a lesson's text says of an exercise; the text is held to its form when notebooks are made of it. */
const statementIn = (file: string, id: string): string =>
  new RegExp(`^<Exercise id="${id}"\\s*>\\n([\\s\\S]*?)\\n</Exercise>`, "m").exec(readFileSync(file, "utf8"))?.[1]?.trim() ?? "";

function ownExercise(name: string): ExerciseFolder {
  if (statSync(name, { throwIfNoEntry: false })?.isDirectory()) return readExerciseFolder(name);
  throw new RangeError(
    `an exercise must be LESSON/ID of the course, such as 05-dropping/multistep, or a folder of your own, got ${shown(name)}. Lessons with exercises: ${[...lessonFolders().keys()].join(", ")}.`,
  );
}

function taskOf(name: string, folder: ExerciseFolder, { seed = 0, variant = null, engine, limits = {} }: TaskOptions): Task {
  const wrong = (faults: readonly string[]): void => {
    if (faults.length > 0) throw new RangeError(faults.map((fault) => `${name}: ${fault}`).join("\n"));
  };
  wrong([...seedFaults("seed", seed), ...(variant === null ? [] : seedFaults("variant", variant))]);
  const { settings, makeVariant, statement, start, solution } = folder;
  if (variant !== null && makeVariant === null)
    wrong(["it has no variants: there is no variant.ts in its folder. Leave variants out, or write one."]);
  const { exercise: found, ...texts } =
    variant !== null && makeVariant !== null
      ? makeVariant(variant, { start, solution })
      : { statement, start, solution, exercise: folder.exercise };
  const exercise = found as Exercise; // until it is checked, in the next line
  wrong(exerciseFaults(exercise, seed));
  wrong(settingFaults(exercise, settings));
  const { hints = exercise.hints, points } = settings;
  const tests = exercise.tests.map((test) => (typeof points === "object" ? { ...test, points: points[test.name] ?? test.points } : test));
  const used = {
    id: folder.id,
    ...texts,
    exercise: { ...exercise, ...(hints === undefined ? {} : { hints }), tests },
    limits: { ...usualLimits, ...settings.limits, ...limits },
    engine: engine ?? settings.engine ?? "quickjs",
    variant,
    seed,
  };
  return {
    ...used,
    title: folder.title,
    spec: specOf(
      used,
      folder.sources.filter((text) => variant !== null || !text.startsWith("variant.ts\n")),
    ),
  };
}

/** Whether the points of exercise.yaml are those of the tests. */
function settingFaults({ tests }: Exercise, { points }: Settings): string[] {
  const names = tests.map(({ name }) => name);
  if (typeof points === "object") {
    const unknown = Object.keys(points).filter((name) => !names.includes(name));
    return unknown.map(
      (name) => `exercise.yaml gives points to ${shown(name)}, and there is no such test. There are: ${names.join("; ")}.`,
    );
  }
  const sum = tests.reduce((total, test) => total + test.points, 0);
  return points === undefined || Math.abs(points - sum) < 1e-9
    ? []
    : [`the points must add up to the ${points} of exercise.yaml, got ${sum} from ${tests.length} tests. Change either.`];
}

const seedFaults = (what: string, seed: unknown): string[] =>
  Number.isInteger(seed) && (seed as number) >= 0 && (seed as number) < 2 ** 32
    ? []
    : [`${what} must be a whole number from 0 to 2^32 − 1, got ${shown(seed)}.`];

/** A hash of what the rows depend on: the tests' texts, points and arguments, the limits, the seeds, the engine, and what is installed. */
function specOf({ id, exercise, limits, engine, variant, seed }: Omit<Task, "title" | "spec">, sources: readonly string[]): string {
  const tests = exercise.tests.map(({ name, points, hidden = false, calls }) => [name, points, hidden, encodePlain(calls(seed))]);
  const all = [gradingVersion, courseVersion, engineVersion, id, exercise.entry, tests, limits, engine, variant, seed, sources];
  return createHash("sha256").update(JSON.stringify(all)).digest("hex").slice(0, 16);
}
