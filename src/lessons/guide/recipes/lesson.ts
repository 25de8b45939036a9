import type { Lesson } from "../../lesson.js";
import { experiments, plots } from "./experiments.js";
import { plans } from "./plans.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** The guide's recipes. */
export const recipes: Lesson = {
  folder: "guide/recipes",
  plots,
  experiments,
  quiz,
  exercises: {},
  values,
  // The first of its five texts of Python; a test of its own holds all of them to their plans.
  pytorch: Array.from({ length: plans.vision.steps }, (_, t) => plans.vision.lr(t)),
};
