import { linear } from "../../../schedules/families/linear.js";
import type { Lesson } from "../../lesson.js";
import optimalPeak from "./exercises/optimal-peak/check.js";
import wsd from "./exercises/wsd/check.js";
import { experiments, plots } from "./experiments.js";
import { films } from "./films.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** Lesson 11: beyond fixed horizons. */
export const beyondFixedHorizons: Lesson = {
  folder: "course/11-beyond-fixed-horizons",
  plots,
  experiments,
  films,
  values,
  quiz,
  exercises: { wsd, "optimal-peak": optimalPeak },
  pytorch: linear({ baseLr: 0.1, totalSteps: 12 }),
};
