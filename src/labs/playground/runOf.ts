import { fail } from "../../schedules/fail.js";
import { ratesOf } from "./armSchedule.js";
import type { PlaygroundState } from "./playgroundState.js";
import type { RunDescription } from "./runDescription.js";
import { modelOf, optimizerOf, taskOf } from "./settings.js";

/** Scores on the validation data in a run, at most, and updates between two of them, at least: a score costs as much as some updates. */
const [scores, apart] = [40, 5];

/** The run of one arm of a state, as plain JSON. All arms have the same examples, first weights and order of the data. */
export function runOf(state: PlaygroundState, arm: number): RunDescription {
  const { batch, steps, seed, arms } = state;
  const chosen = arms[arm];
  if (!chosen) return fail("runOf", `arm must be from 0 to ${arms.length - 1}`, arm, "0 is A.");
  return {
    problem: taskOf(state).problem(seed),
    model: modelOf(state).spec(seed),
    optimizer: optimizerOf(state).spec,
    batch,
    steps,
    seed,
    rates: ratesOf(chosen, steps),
    evaluateEvery: Math.max(apart, Math.round(steps / scores)),
  };
}
