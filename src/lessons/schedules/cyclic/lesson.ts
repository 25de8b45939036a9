import { cyclic as family } from "../../../schedules/families/cyclic.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import gammaAtTop from "./exercises/gamma-at-top/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of the cyclic rate. */
export const cyclic: Lesson = {
  folder: "schedules/cyclic",
  plots,
  experiments: [],
  quiz,
  exercises: { "gamma-at-top": gammaAtTop },
  values: () => raceValues("cyclic"),
  pytorch: family({ minLr: 0.01, maxLr: 0.1, stepsUp: 20, stepsDown: 30, cycleDecay: 0.5 }),
};
