import { linearToZero as triangle } from "../../../schedules/families/linearToZero.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import planBehind from "./exercises/plan-behind/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of linear-to-zero. */
export const linearToZero: Lesson = {
  folder: "schedules/linear-to-zero",
  plots,
  experiments: [],
  quiz,
  exercises: { "plan-behind": planBehind },
  values: () => raceValues("linear-to-zero"),
  pytorch: triangle({ baseLr: 0.1, totalSteps: 100, warmupSteps: 10 }),
};
