import { equalCycles as family } from "../../../schedules/families/equalCycles.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import lastHeight from "./exercises/last-height/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of equal cycles. */
export const equalCycles: Lesson = {
  folder: "schedules/equal-cycles",
  plots,
  experiments: [],
  quiz,
  exercises: { "last-height": lastHeight },
  values: () => raceValues("equal-cycles"),
  pytorch: family({ baseLr: 0.1, totalSteps: 100, cycles: 4 }),
};
