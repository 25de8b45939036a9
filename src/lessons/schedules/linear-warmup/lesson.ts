import { linearWarmup as ramp } from "../../../schedules/families/linearWarmup.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import linearLr from "./exercises/linear-lr/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of the linear warmup. */
export const linearWarmup: Lesson = {
  folder: "schedules/linear-warmup",
  plots,
  experiments: [],
  quiz,
  exercises: { "linear-lr": linearLr },
  values: () => raceValues("linear-warmup"),
  pytorch: ramp({ baseLr: 0.1, warmupSteps: 10, offset: 1 }),
};
