import { lessons, nameOf } from "../../src/lessons/catalog.js";
import type { Lesson } from "../../src/lessons/lesson.js";
import type { QuizOption } from "../../src/lessons/quiz.js";
import { testTable } from "../../src/notebook/host/widgets/exercise.js";
import { exerciseCode } from "../lib/exerciseCode.js";
import { withAnswers } from "./pages.js";

/** What those who teach are told of a lesson; texts are markdown. */
export interface LessonAnswers {
  readonly name: string;
  readonly quiz: readonly { readonly id: string; readonly stem: string; readonly right: readonly QuizOption[] }[];
  readonly exercises: readonly { readonly id: string; readonly solution: string; readonly tests: string }[];
}

const answersOf = (lesson: Lesson): LessonAnswers => ({
  name: nameOf(lesson),
  quiz: lesson.quiz.map(({ id, stem, options }) => ({ id, stem, right: options.filter(({ right }) => right) })),
  exercises: Object.entries(lesson.exercises).map(([id, exercise]) => ({
    id,
    solution: exerciseCode(lesson.folder, id).solution,
    tests: testTable(exercise),
  })),
});

/** The answers to every lesson that asks something, for a teacher's build; none for any other. */
export const answerPages = (): readonly LessonAnswers[] =>
  withAnswers() ? lessons.filter(({ quiz, exercises }) => quiz.length > 0 || Object.keys(exercises).length > 0).map(answersOf) : [];
