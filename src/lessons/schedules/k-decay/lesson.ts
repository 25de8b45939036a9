import { kDecay as bentClock } from "../../../schedules/families/kDecay.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import kHolding from "./exercises/k-holding/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of k-decay. */
export const kDecay: Lesson = {
  folder: "schedules/k-decay",
  plots,
  experiments: [],
  quiz,
  exercises: { "k-holding": kHolding },
  values: () => raceValues("k-decay"),
  pytorch: bentClock({ baseLr: 0.1, totalSteps: 100, k: 2 }),
};
