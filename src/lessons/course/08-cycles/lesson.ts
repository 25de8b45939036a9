import { warmRestarts } from "../../../schedules/families/warmRestarts.js";
import type { Lesson } from "../../lesson.js";
import ensemble from "./exercises/ensemble/check.js";
import sgdr from "./exercises/sgdr/check.js";
import { experiments, plots } from "./experiments.js";
import { films } from "./films.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** Lesson 8: cycles, restarts, ensembles. */
export const cycles: Lesson = {
  folder: "course/08-cycles",
  plots,
  experiments,
  quiz,
  films,
  exercises: { sgdr, ensemble },
  values,
  pytorch: warmRestarts({ baseLr: 0.1, cycleSteps: 40, growth: 2 }),
};
