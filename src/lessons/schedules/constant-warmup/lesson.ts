import { constantWarmup as lowThenFull } from "../../../schedules/families/constantWarmup.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import untilItLearns from "./exercises/until-it-learns/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of the constant warmup. */
export const constantWarmup: Lesson = {
  folder: "schedules/constant-warmup",
  plots,
  experiments: [],
  quiz,
  exercises: { "until-it-learns": untilItLearns },
  values: () => raceValues("constant-warmup"),
  pytorch: lowThenFull({ baseLr: 0.1, warmupSteps: 10, startLr: 0.01 }),
};
