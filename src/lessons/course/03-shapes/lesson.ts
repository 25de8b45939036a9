import type { Lesson } from "../../lesson.js";
import cosine from "./exercises/cosine/check.js";
import gammaFor from "./exercises/gamma-for/check.js";
import { experiments, plots } from "./experiments.js";
import { films } from "./films.js";
import { quiz } from "./quiz.js";

/** Lesson 3: a zoo of shapes. */
export const shapes: Lesson = {
  folder: "course/03-shapes",
  plots,
  experiments,
  films,
  quiz,
  exercises: { "gamma-for": gammaFor, cosine },
};
