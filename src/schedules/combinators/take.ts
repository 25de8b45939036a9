import { type Parameter, readValue } from "../parameters.js";
import { makeSchedule, readSchedule, type Schedule } from "../schedule.js";

const length: Parameter = { type: "steps", symbol: "n", doc: "Length in updates." };

/**
 * The first `steps` updates of a schedule, as a piece with that length.
 *
 * lr(t) = schedule(min(t, steps)): after its end it holds the value the schedule has at `steps`. Asked for more updates than the
 * schedule has, it takes the rest from the schedule's own past-the-end policy.
 *
 * @param schedule the schedule to cut.
 * @param steps length in updates.
 *
 * @example
 * const lr = take(constant({ baseLr: 0.1 }), 90);
 * lr.steps; // 90
 */
export function take(schedule: Schedule, steps: number): Schedule {
  const of = readSchedule("take", "its first argument", schedule);
  readValue("take", "steps", length, steps);
  if (of.steps !== null && steps > of.steps) of(steps - 1); // throws here, not in the middle of a run, where there is no such rate
  return makeSchedule({ kind: "take", of: of.spec, steps }, steps, (step) => of(Math.min(step, steps)));
}
