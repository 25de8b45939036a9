import type { Lesson } from "../../lesson.js";
import { gallery, match } from "./pictures.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** The guide's gallery of published schedules. */
export const modelGallery: Lesson = { folder: "guide/models", plots: [match, gallery], experiments: [], quiz, exercises: {}, values };
