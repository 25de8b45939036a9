import type { Lesson } from "../../lesson.js";
import adamRatioBound from "./exercises/adam-ratio-bound/check.js";
import warmup from "./exercises/warmup/check.js";
import { experiments, plots } from "./experiments.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** Lesson 6: what a warmup does, and what it does not. */
export const warmupLesson: Lesson = {
  folder: "course/06-warmup",
  plots,
  experiments,
  quiz,
  exercises: { "adam-ratio-bound": adamRatioBound, warmup },
  values,
};
