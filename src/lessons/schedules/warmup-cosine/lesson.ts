import { warmup } from "../../../schedules/combinators/warmup.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import toKeras from "./exercises/to-keras/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of the recipe that most language models were trained with. */
export const warmupCosine: Lesson = {
  folder: "schedules/warmup-cosine",
  plots,
  experiments: [],
  quiz,
  exercises: { "to-keras": toKeras },
  values: () => raceValues("warmup-cosine"),
  pytorch: warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 90, minLr: 0.01 }), { steps: 10 }),
};
