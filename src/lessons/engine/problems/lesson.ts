import type { Lesson } from "../../lesson.js";
import { experiments, plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** What the course trains on. */
export const problems: Lesson = { folder: "engine/problems", plots, experiments, quiz, exercises: {} };
