import { constant as constantRate } from "../../../schedules/families/constant.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import rateForFloor from "./exercises/rate-for-floor/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of the constant rate. */
export const constant: Lesson = {
  folder: "schedules/constant",
  plots,
  experiments: [],
  quiz,
  exercises: { "rate-for-floor": rateForFloor },
  values: () => raceValues("constant"),
  pytorch: constantRate({ baseLr: 0.1 }),
};
