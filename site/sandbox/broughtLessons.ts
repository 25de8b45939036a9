import type { Lesson } from "../../src/lessons/lesson.js";

export { type Lesson, nameOf } from "../../src/lessons/lesson.js";

/** The lessons that a run brought with it; in the sandbox this stands in the catalog's place. */
export const lessons: Lesson[] = [];
