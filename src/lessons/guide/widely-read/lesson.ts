import type { Lesson } from "../../lesson.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** The guide's list of sayings that were run. */
export const widelyRead: Lesson = { folder: "guide/widely-read", plots, experiments: [], quiz, exercises: {}, values };
