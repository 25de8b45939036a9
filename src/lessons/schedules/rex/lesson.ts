import { rex as reflected } from "../../../schedules/families/rex.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import bentLine from "./exercises/bent-line/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of the reflected exponential. */
export const rex: Lesson = {
  folder: "schedules/rex",
  plots,
  experiments: [],
  quiz,
  exercises: { "bent-line": bentLine },
  values: () => raceValues("rex"),
  pytorch: reflected({ baseLr: 0.1, totalSteps: 100 }),
};
