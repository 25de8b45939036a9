import { inverseTime as decay } from "../../../schedules/families/inverseTime.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import finalPower from "./exercises/final-power/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of inverse time decay. */
export const inverseTime: Lesson = {
  folder: "schedules/inverse-time",
  plots,
  experiments: [],
  quiz,
  exercises: { "final-power": finalPower },
  values: () => raceValues("inverse-time"),
  pytorch: decay({ baseLr: 1, gamma: 0.02 }),
};
