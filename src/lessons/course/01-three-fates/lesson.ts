import type { Lesson } from "../../lesson.js";
import fate from "./exercises/fate/check.js";
import maxStableLr from "./exercises/max-stable-lr/check.js";
import { experiments, plots } from "./experiments.js";
import { films } from "./films.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** Lesson 1: one step, three fates. */
export const threeFates: Lesson = {
  folder: "course/01-three-fates",
  plots,
  experiments,
  films,
  quiz,
  values,
  exercises: { fate, "max-stable-lr": maxStableLr },
};
