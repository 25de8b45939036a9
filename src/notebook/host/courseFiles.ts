import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseDocument } from "yaml";
import { type Lesson, lessons, nameOf } from "../../lessons/catalog.js";
import { fail } from "../../schedules/fail.js";
import { courseRoot } from "./courseRoot.js";
import { parseLesson } from "./parseLesson.js";
import type { ParsedLesson } from "./segments.js";

/** A lesson with its files' texts, parsed and checked. */
export interface LessonFiles {
  readonly lesson: Lesson;
  /** The text's file, from the repository's folder. */
  readonly file: string;
  readonly parsed: ParsedLesson;
  /** The start of an exercise, as its file says it. */
  startOf(exercise: string): string;
  /** Its solution, as its file says it. */
  solutionOf(exercise: string): string;
  /** The title of another lesson. */
  titleOf(other: Lesson): string;
}

/** The lesson of a short name; says which there are when there is none. */
export function lessonNamed(where: string, name: string): Lesson {
  const lesson = lessons.find((one) => nameOf(one) === name);
  return lesson ?? fail(where, "a lesson must be one of the catalog's", name, `There are: ${lessons.map(nameOf).join(", ")}.`);
}

/** The file of a lesson's text, from the repository's folder. */
export const textFileOf = (lesson: Lesson): string => `src/lessons/${lesson.folder}/lesson.mdx`;

/** The title in a text's frontmatter, which need not be right in other ways; null where there is none. */
function titleIn(text: string): string | null {
  const [, yaml = ""] = /^---\n([\s\S]*?)\n---$/m.exec(text) ?? [];
  const title: unknown = parseDocument(yaml).get("title");
  return typeof title === "string" ? title : null;
}

/**
 * Reads a lesson and checks it.
 *
 * @param lesson of the catalog.
 * @param options `root`, the repository's folder; `text` instead of the file's.
 * @throws a LessonError that names file and line of every fault.
 */
export function readLesson(lesson: Lesson, { root = courseRoot, text }: { root?: string; text?: string } = {}): LessonFiles {
  const file = textFileOf(lesson);
  const folder = join(root, dirname(file));
  const exerciseFile = (exercise: string, name: string): string => join(folder, "exercises", exercise, name);
  const parsed = parseLesson({
    file,
    text: text ?? readFileSync(join(root, file), "utf8"),
    lesson,
    missingFiles: (exercise) => ["start.ts", "solution.ts", "check.ts"].filter((name) => !existsSync(exerciseFile(exercise, name))),
  });
  return {
    lesson,
    file,
    parsed,
    startOf: (exercise) => readFileSync(exerciseFile(exercise, "start.ts"), "utf8"),
    solutionOf: (exercise) => readFileSync(exerciseFile(exercise, "solution.ts"), "utf8"),
    titleOf: (other) => titleIn(readFileSync(join(root, textFileOf(other)), "utf8")) ?? nameOf(other),
  };
}
