import { inverseSqrt as root } from "../../../schedules/families/inverseSqrt.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import hfRate from "./exercises/hf-rate/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of the inverse square root. */
export const inverseSqrt: Lesson = {
  folder: "schedules/inverse-sqrt",
  plots,
  experiments: [],
  quiz,
  exercises: { "hf-rate": hfRate },
  values: () => raceValues("inverse-sqrt"),
  pytorch: root({ baseLr: 0.1, timescale: 10 }),
};
