import type { Lesson } from "../../lesson.js";
import regret from "./exercises/regret/check.js";
import withinBudget from "./exercises/within-budget/check.js";
import { plots } from "./experiments.js";
import { films } from "./films.js";
import { quiz } from "./quiz.js";
import { referenceName, scheduleOf } from "./results.js";
import { values } from "./values.js";

/** The capstone: an unseen task, a fixed budget, a schedule of one's own. */
export const capstone: Lesson = {
  folder: "course/14-capstone",
  plots,
  experiments: [],
  quiz,
  exercises: { regret, "within-budget": withinBudget },
  films,
  values,
  pytorch: scheduleOf(referenceName),
};
