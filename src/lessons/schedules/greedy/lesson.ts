import { greedy as rule } from "../../../schedules/controllers/greedy.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import climbTime from "./exercises/climb-time/check.js";
import { experiments, plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The losses that the page's PyTorch code reads. */
const losses = [5, 4, 3.4, 3.1, 2.9, 3, 3.2, 2.8, 2.7, 2.7, 2.7, 2.6];

/** The rates in effect before each of the readings. */
function ratesBefore(readings: readonly number[]): number[] {
  const controller = rule({ baseLr: 0.1, maxLr: 0.2, factor: 0.8, patience: 1 });
  let state = controller.init();
  return readings.map((loss) => {
    const rate = controller.lr(state);
    state = controller.observe(state, loss);
    return rate;
  });
}

/** The page of the greedy controller. */
export const greedy: Lesson = {
  folder: "schedules/greedy",
  plots,
  experiments,
  quiz,
  exercises: { "climb-time": climbTime },
  values: () => raceValues("greedy"),
  pytorch: ratesBefore(losses),
};
