import { infinite as infiniteOf } from "../../../schedules/families/infinite.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import follow from "./exercises/follow/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of the schedule without an end. */
export const infinite: Lesson = {
  folder: "schedules/infinite",
  plots,
  experiments: [],
  quiz,
  exercises: { follow },
  values: () => raceValues("infinite"),
  pytorch: infiniteOf({ baseLr: 0.1, constantLr: 0.05, warmupSteps: 10, decaySteps: 40 }),
};
