import type { Lesson } from "../../lesson.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** The guide's gallery of published schedules. */
export const modelGallery: Lesson = { folder: "guide/models", plots, experiments: [], quiz, exercises: {}, values };
