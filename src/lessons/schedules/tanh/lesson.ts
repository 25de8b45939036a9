import { tanh as hyperbolic } from "../../../schedules/families/tanh.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import windowFor from "./exercises/window-for/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of the hyperbolic tangent. */
export const tanh: Lesson = {
  folder: "schedules/tanh",
  plots,
  experiments: [],
  quiz,
  exercises: { "window-for": windowFor },
  values: () => raceValues("tanh"),
  pytorch: hyperbolic({ baseLr: 0.1, totalSteps: 100 }),
};
