import { exponentialWarmup as equalFactors } from "../../../schedules/families/exponentialWarmup.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import sweep from "./exercises/sweep/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of the exponential warmup. */
export const exponentialWarmup: Lesson = {
  folder: "schedules/exponential-warmup",
  plots,
  experiments: [],
  quiz,
  exercises: { sweep },
  values: () => raceValues("exponential-warmup"),
  pytorch: equalFactors({ baseLr: 1, warmupSteps: 100, startLr: 1e-4 }),
};
