import type { Lesson } from "../../lesson.js";
import pairedCi from "./exercises/paired-ci/check.js";
import verdict from "./exercises/verdict/check.js";
import { experiments, plots } from "./experiments.js";
import { films } from "./films.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** Lesson 4: fair fights. */
export const fairFights: Lesson = {
  folder: "course/04-fair-fights",
  plots,
  experiments,
  quiz,
  exercises: { "paired-ci": pairedCi, verdict },
  films,
  values,
};
