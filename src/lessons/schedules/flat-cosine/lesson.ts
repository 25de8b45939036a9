import { flatCosine as heldWave } from "../../../schedules/families/flatCosine.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import fallLength from "./exercises/fall-length/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of flat, then cosine. */
export const flatCosine: Lesson = {
  folder: "schedules/flat-cosine",
  plots,
  experiments: [],
  quiz,
  exercises: { "fall-length": fallLength },
  values: () => raceValues("flat-cosine"),
  pytorch: heldWave({ baseLr: 0.1, totalSteps: 100, flatSteps: 75 }),
};
