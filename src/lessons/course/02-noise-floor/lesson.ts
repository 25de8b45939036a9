import type { Lesson } from "../../lesson.js";
import lossAlong from "./exercises/loss-along/check.js";
import steadyVariance from "./exercises/steady-variance/check.js";
import { experiments, plots } from "./experiments.js";
import { films } from "./films.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** Lesson 2: why a constant rate has a floor. */
export const noiseFloor: Lesson = {
  folder: "course/02-noise-floor",
  plots,
  experiments,
  films,
  quiz,
  values,
  exercises: { "steady-variance": steadyVariance, "loss-along": lossAlong },
};
