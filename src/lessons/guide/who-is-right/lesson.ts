import type { Lesson } from "../../lesson.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** The guide's eleven contradictions. */
export const whoIsRight: Lesson = { folder: "guide/who-is-right", plots, experiments: [], quiz, exercises: {}, values };
