import { multiStep as drops } from "../../../schedules/families/multiStep.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import milestonesIn from "./exercises/milestones-in/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of multi-step decay. */
export const multiStep: Lesson = {
  folder: "schedules/multi-step",
  plots,
  experiments: [],
  quiz,
  exercises: { "milestones-in": milestonesIn },
  values: () => raceValues("multi-step"),
  pytorch: drops({ baseLr: 0.1, milestones: [30, 60, 80] }),
};
