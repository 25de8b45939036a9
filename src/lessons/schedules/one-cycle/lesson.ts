import { oneCycle as family } from "../../../schedules/families/oneCycle.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import divisors from "./exercises/divisors/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of one cycle. */
export const oneCycle: Lesson = {
  folder: "schedules/one-cycle",
  plots,
  experiments: [],
  quiz,
  exercises: { divisors },
  values: () => raceValues("one-cycle"),
  pytorch: family({ maxLr: 0.1, totalSteps: 100 }),
};
