import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import type { Lesson } from "../../lesson.js";
import diagnose from "./exercises/diagnose/check.js";
import resume from "./exercises/resume/check.js";
import { experiments, plots } from "./experiments.js";
import { films } from "./films.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** Lesson 13: ship it. */
export const shipIt: Lesson = {
  folder: "course/13-ship-it",
  plots,
  experiments,
  quiz,
  exercises: { diagnose, resume },
  films,
  values,
  pytorch: cosineAnnealing({ baseLr: 0.1, totalSteps: 90 }),
};
