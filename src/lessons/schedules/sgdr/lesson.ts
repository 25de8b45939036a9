import { warmRestarts } from "../../../schedules/families/warmRestarts.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import lastCycleEnd from "./exercises/last-cycle-end/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of warm restarts. */
export const sgdr: Lesson = {
  folder: "schedules/sgdr",
  plots,
  experiments: [],
  quiz,
  exercises: { "last-cycle-end": lastCycleEnd },
  values: () => raceValues("sgdr"),
  pytorch: warmRestarts({ baseLr: 0.1, cycleSteps: 20, growth: 2 }),
};
