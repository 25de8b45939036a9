import { noam as noamOf } from "../../../schedules/families/noam.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import factorFor from "./exercises/factor-for/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of the first transformer's schedule. */
export const noam: Lesson = {
  folder: "schedules/noam",
  plots,
  experiments: [],
  quiz,
  exercises: { "factor-for": factorFor },
  values: () => raceValues("noam"),
  pytorch: noamOf({ modelSize: 512, warmupSteps: 4000 }),
};
