import { polynomial as poly } from "../../../schedules/families/polynomial.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import powerOf from "./exercises/power-of/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of polynomial decay. */
export const polynomial: Lesson = {
  folder: "schedules/polynomial",
  plots,
  experiments: [],
  quiz,
  exercises: { "power-of": powerOf },
  values: () => raceValues("polynomial"),
  pytorch: poly({ baseLr: 0.01, totalSteps: 100, power: 0.9 }),
};
