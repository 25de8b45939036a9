import { oneCycle as schedule } from "../../../schedules/families/oneCycle.js";
import type { Lesson } from "../../lesson.js";
import oneCycleExercise from "./exercises/one-cycle/check.js";
import suggestLr from "./exercises/suggest-lr/check.js";
import { experiments, plots } from "./experiments.js";
import { films } from "./films.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** Lesson 9: one cycle, and the range test. */
export const oneCycleLesson: Lesson = {
  folder: "course/09-one-cycle",
  plots,
  experiments,
  quiz,
  films,
  exercises: { "one-cycle": oneCycleExercise, "suggest-lr": suggestLr },
  values,
  pytorch: schedule({ maxLr: 0.1, totalSteps: 100 }),
};
