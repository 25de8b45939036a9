import type { Lesson } from "../../lesson.js";
import falseCutShare from "./exercises/false-cut-share/check.js";
import plateau from "./exercises/plateau/check.js";
import { experiments, plots } from "./experiments.js";
import { films } from "./films.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** Lesson 10: reacting to the metric. */
export const plateauRule: Lesson = {
  folder: "course/10-plateau",
  plots,
  experiments,
  quiz,
  exercises: { plateau, "false-cut-share": falseCutShare },
  films,
  values,
  pytorch: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05], // three in a row within one per cent of 0.7, then a cut
};
