import { warmupStableDecay } from "../../../schedules/families/warmupStableDecay.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import bill from "./exercises/bill/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of warmup, stable, decay. */
export const wsd: Lesson = {
  folder: "schedules/wsd",
  plots,
  experiments: [],
  quiz,
  exercises: { bill },
  values: () => raceValues("wsd"),
  pytorch: warmupStableDecay({ baseLr: 0.1, totalSteps: 100, warmupSteps: 10, cooldownSteps: 20 }),
};
