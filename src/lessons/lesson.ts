import type { Experiment, Interactive } from "../labs/interactive.js";
import type { Schedule } from "../schedules/schedule.js";
import type { Exercise } from "./exercise.js";
import type { Film } from "./film.js";
import type { QuizItem } from "./quiz.js";

/** What a lesson's text refers to by id. */
export interface Lesson {
  /** The folder under src/lessons: "course/01-three-fates", "schedules/cosine". */
  readonly folder: string;
  readonly plots: readonly Interactive[];
  readonly experiments: readonly Experiment[];
  readonly quiz: readonly QuizItem[];
  /** By id, which is also the folder's name under exercises/. */
  readonly exercises: Readonly<Record<string, Exercise>>;
  readonly films?: readonly Film[];
  /** The measured numbers that the text names with <Value of="…"/>, as it says them: computed from stored results or by the library. */
  readonly values?: () => Readonly<Record<string, string>>;
  /** The rates that the text's PyTorch code must collect in its list `rates`: a test runs that code. */
  readonly pytorch?: Schedule | readonly number[];
}

/** The name that addresses and ids use: the folder's last part. */
export const nameOf = (lesson: Lesson): string => lesson.folder.slice(lesson.folder.lastIndexOf("/") + 1);
