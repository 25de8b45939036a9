import type { Lesson } from "../../lesson.js";
import { quiz } from "./quiz.js";
import { starts } from "./starts.js";
import { values } from "./values.js";

/** The guide's eleven contradictions. */
export const whoIsRight: Lesson = { folder: "guide/who-is-right", plots: [starts], experiments: [], quiz, exercises: {}, values };
