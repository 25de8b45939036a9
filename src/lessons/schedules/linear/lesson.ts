import { linear as straight } from "../../../schedules/families/linear.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import planOf from "./exercises/plan-of/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of the straight line. */
export const linear: Lesson = {
  folder: "schedules/linear",
  plots,
  experiments: [],
  quiz,
  exercises: { "plan-of": planOf },
  values: () => raceValues("linear"),
  pytorch: straight({ baseLr: 0.1, totalSteps: 100 }),
};
