import { stepDecay as staircase } from "../../../schedules/families/stepDecay.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import largestStepSize from "./exercises/largest-step-size/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of step decay. */
export const stepDecay: Lesson = {
  folder: "schedules/step-decay",
  plots,
  experiments: [],
  quiz,
  exercises: { "largest-step-size": largestStepSize },
  values: () => raceValues("step-decay"),
  pytorch: staircase({ baseLr: 0.1, stepSize: 30 }),
};
