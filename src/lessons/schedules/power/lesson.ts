import { power as powerLaw } from "../../../schedules/families/power.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import sameTail from "./exercises/same-tail/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of the power law. */
export const power: Lesson = {
  folder: "schedules/power",
  plots,
  experiments: [],
  quiz,
  exercises: { "same-tail": sameTail },
  values: () => raceValues("power"),
  pytorch: powerLaw({ baseLr: 0.1, exponent: 0.75, timescale: 10 }),
};
