import type { Lesson } from "../lessons/catalog.js";

let begun: Lesson | null = null;

/** The lesson that the notebook has begun; null outside of a lesson. */
export const begunLesson = (): Lesson | null => begun;

/** Remembers which lesson the notebook has begun. */
export function setBegunLesson(lesson: Lesson | null): void {
  begun = lesson;
}
