import { linear } from "../../../schedules/families/linear.js";
import type { Lesson } from "../../lesson.js";
import noiseScale from "./exercises/noise-scale/check.js";
import scaleLr from "./exercises/scale-lr/check.js";
import { experiments, plots } from "./experiments.js";
import { films } from "./films.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** Lesson 12: batch, width and curvature. */
export const scaleLesson: Lesson = {
  folder: "course/12-scale",
  plots,
  experiments,
  films,
  values,
  quiz,
  exercises: { "scale-lr": scaleLr, "noise-scale": noiseScale },
  pytorch: linear({ baseLr: 6e-4, totalSteps: 20 }),
};
