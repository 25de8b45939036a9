import type { PlaygroundState } from "../../src/labs/playground/playgroundState.js";
import { usualState } from "../../src/labs/playground/startState.js";
import { budget } from "../../src/lessons/course/14-capstone/task.js";
import { cosineAnnealing } from "../../src/schedules/families/cosineAnnealing.js";
import type { Schedule } from "../../src/schedules/schedule.js";

/** One run of as many updates as the budget has, with a schedule. */
export const stateOf = (lr: Schedule): PlaygroundState => ({
  ...usualState({ steps: budget }),
  steps: budget,
  arms: [{ lr, changes: [] }],
});

/** What lesson 4 found best for a cosine, on its task. */
export const startState = stateOf(cosineAnnealing({ baseLr: 0.1, totalSteps: budget }));
