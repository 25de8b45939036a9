import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import firstBelow from "./exercises/first-below/check.js";
import { experiments, plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of cosine annealing. */
export const cosine: Lesson = {
  folder: "schedules/cosine",
  plots,
  experiments,
  quiz,
  exercises: { "first-below": firstBelow },
  values: () => raceValues("cosine"),
  pytorch: cosineAnnealing({ baseLr: 0.1, totalSteps: 100 }),
};
