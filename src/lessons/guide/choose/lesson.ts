import type { Lesson } from "../../lesson.js";
import { experiments, plots } from "./experiments.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** The guide's decision: which schedule, when, at which price. */
export const choose: Lesson = { folder: "guide/choose", plots, experiments, quiz, exercises: {}, values };
