import { exponentialWarmup as equalFactors } from "../../../schedules/families/exponentialWarmup.js";
import type { Lesson } from "../../lesson.js";
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
  pytorch: equalFactors({ baseLr: 1, warmupSteps: 100, startLr: 1e-4 }),
};
