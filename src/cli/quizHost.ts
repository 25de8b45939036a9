import { anki } from "../grading/quizzes/anki.js";
import { gift } from "../grading/quizzes/gift.js";
import { moodleXml } from "../grading/quizzes/moodleXml.js";
import { platformHtml } from "../grading/quizzes/platformHtml.js";
import { qti12 } from "../grading/quizzes/qti12.js";
import { qti21 } from "../grading/quizzes/qti21.js";
import { type Quiz, quizOf } from "../grading/quizzes/question.js";
import { nameOf } from "../lessons/catalog.js";
import { readLesson } from "../notebook/host/courseFiles.js";
import { chosenLessons } from "./chosenLessons.js";
import { UsageError } from "./command.js";
import { refuseToOverwrite, writeOut } from "./writeOut.js";

const writers: Readonly<Record<string, (quizzes: readonly Quiz[]) => string | Uint8Array>> = {
  "moodle-xml": moodleXml,
  gift,
  qti12,
  qti21,
  anki,
};

/** What --to takes. */
export const quizFormats: readonly string[] = Object.keys(writers);

interface QuizOrder {
  readonly names: readonly string[];
  /** One of `quizFormats`. */
  readonly format: string;
  readonly out: string;
  readonly numeric: boolean;
  readonly force: boolean;
}

/** Writes the quizzes of lessons into one file. */
export function writeQuiz({ names, format, out, numeric, force }: QuizOrder): number {
  const chosen = chosenLessons(names);
  refuseToOverwrite(out, force);
  const asking = chosen.filter(({ quiz }) => quiz.length > 0);
  if (asking.length === 0) throw new UsageError(`a quiz needs a lesson with questions, and ${chosen.map(nameOf).join(", ")} has none.`);
  const quizzes = asking.map((lesson) =>
    quizOf(lesson, { title: readLesson(lesson).parsed.head.data.title, toHtml: platformHtml, numeric }),
  );
  const write = writers[format];
  if (!write) throw new UsageError(`--to must be ${quizFormats.join(", ")}, got ${format}.`);
  writeOut(out, write(quizzes));
  const count = quizzes.reduce((sum, { questions }) => sum + questions.length, 0);
  console.log(`Wrote ${count} questions of ${quizzes.length} ${quizzes.length === 1 ? "lesson" : "lessons"} into ${out}.`);
  return 0;
}
