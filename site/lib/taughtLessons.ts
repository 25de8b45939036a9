import { type Lesson, lessons, nameOf } from "../../src/lessons/catalog.js";
import type { QuizItem } from "../../src/lessons/quiz.js";
import { addressOf, written } from "./course.js";

/** A lesson as those who teach plan with it. */
export interface TaughtLesson {
  readonly name: string;
  /** "Lesson 5"; the capstone is none. */
  readonly label: string;
  readonly title: string;
  readonly href: string;
  readonly minutes: number;
  readonly goals: readonly string[];
  readonly needs: readonly string[];
  readonly exercises: readonly TaughtExercise[];
  readonly quiz: readonly QuizItem[];
}

/** An exercise, and what may be told of its tests. */
export interface TaughtExercise {
  readonly id: string;
  readonly points: number;
  readonly visible: readonly string[];
  readonly hidden: number;
}

const taughtExercise = (id: string, { tests }: Lesson["exercises"][string]): TaughtExercise => ({
  id,
  points: tests.reduce((sum, test) => sum + test.points, 0),
  visible: tests.filter(({ hidden }) => !hidden).map(({ name }) => name),
  hidden: tests.filter(({ hidden }) => hidden).length,
});

/** The lessons of the course, in order, the capstone last. */
export async function taughtLessons(): Promise<readonly TaughtLesson[]> {
  const byFolder = new Map(lessons.map((lesson) => [lesson.folder, lesson]));
  return (await written()).flatMap(({ label, title, entry }) => {
    const lesson = byFolder.get(entry.id);
    if (!lesson) return [];
    return {
      name: nameOf(lesson),
      label,
      title,
      href: addressOf(entry),
      minutes: entry.data.minutes,
      goals: entry.data.goals,
      needs: entry.data.prerequisites,
      exercises: Object.entries(lesson.exercises).map(([id, exercise]) => taughtExercise(id, exercise)),
      quiz: lesson.quiz,
    };
  });
}
