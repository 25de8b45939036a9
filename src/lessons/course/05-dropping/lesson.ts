import { multiStep } from "../../../schedules/families/multiStep.js";
import type { Lesson } from "../../lesson.js";
import bestMilestone from "./exercises/best-milestone/check.js";
import multistep from "./exercises/multistep/check.js";
import { experiments, plots } from "./experiments.js";
import { films } from "./films.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** Lesson 5: dropping the rate. */
export const dropping: Lesson = {
  folder: "course/05-dropping",
  plots,
  experiments,
  quiz,
  exercises: { multistep, "best-milestone": bestMilestone },
  films,
  values,
  pytorch: multiStep({ baseLr: 0.1, milestones: [50, 75] }),
};
