import type { Lesson } from "../../lesson.js";
import { quiz } from "./quiz.js";
import { regret } from "./regret.js";
import { values } from "./values.js";

/** The guide's decision: which schedule, when, at which price. */
export const choose: Lesson = { folder: "guide/choose", plots: [regret], experiments: [], quiz, exercises: {}, values };
