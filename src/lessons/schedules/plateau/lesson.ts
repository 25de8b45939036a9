import { reduceOnPlateau } from "../../../schedules/controllers/reduceOnPlateau.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import firstCut from "./exercises/first-cut/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The metric of the page's PyTorch code, and the rates it leads to. */
function rates(): readonly number[] {
  const rule = reduceOnPlateau({ baseLr: 0.1, patience: 2, threshold: 0.01 });
  let state = rule.init();
  return [1, 0.8, 0.7, 0.7, 0.71, 0.7, 0.69, 0.7, 0.7, 0.7].map((loss) => {
    const rate = rule.lr(state);
    state = rule.observe(state, loss);
    return rate;
  });
}

/** The page of the plateau rule. */
export const plateau: Lesson = {
  folder: "schedules/plateau",
  plots,
  experiments: [],
  quiz,
  exercises: { "first-cut": firstCut },
  values: () => raceValues("plateau"),
  pytorch: rates(),
};
