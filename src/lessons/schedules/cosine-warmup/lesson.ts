import { cosineWarmup as halfWaveUp } from "../../../schedules/families/cosineWarmup.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import upsideDown from "./exercises/upside-down/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of the cosine warmup. */
export const cosineWarmup: Lesson = {
  folder: "schedules/cosine-warmup",
  plots,
  experiments: [],
  quiz,
  exercises: { "upside-down": upsideDown },
  values: () => raceValues("cosine-warmup"),
  pytorch: halfWaveUp({ baseLr: 0.1, warmupSteps: 10, startLr: 0.01 }),
};
