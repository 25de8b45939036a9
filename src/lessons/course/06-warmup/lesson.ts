import type { Lesson } from "../../lesson.js";
import adamRatioBound from "./exercises/adam-ratio-bound/check.js";
import warmup from "./exercises/warmup/check.js";
import { experiments, plots } from "./experiments.js";
import { films } from "./films.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** What the PyTorch code trains with. */
const pytorch = Array.from({ length: 300 }, (_, t) => (t < 50 ? (0.01 * (t + 1)) / 50 : (0.01 * (300 - t)) / 250));

/** Lesson 6: what a warmup does, and what it does not. */
export const warmupLesson: Lesson = {
  folder: "course/06-warmup",
  plots,
  experiments,
  quiz,
  exercises: { "adam-ratio-bound": adamRatioBound, warmup },
  films,
  values,
  pytorch,
};
