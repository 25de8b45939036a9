import { exponential as decay } from "../../../schedules/families/exponential.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import halfLifeOf from "./exercises/half-life-of/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of exponential decay. */
export const exponential: Lesson = {
  folder: "schedules/exponential",
  plots,
  experiments: [],
  quiz,
  exercises: { "half-life-of": halfLifeOf },
  values: () => raceValues("exponential"),
  pytorch: decay({ baseLr: 0.1, gamma: 0.02 ** (1 / 400) }),
};
