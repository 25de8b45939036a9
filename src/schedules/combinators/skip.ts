import { type Parameter, readValue } from "../parameters.js";
import { makeSchedule, readSchedule, type Schedule } from "../schedule.js";

const count: Parameter = { type: "steps", symbol: "n", doc: "Updates to leave out.", min: 0 };

/**
 * A schedule without its first `steps` updates: what `take` leaves.
 *
 * lr(t) = schedule(t + steps), so `sequence(take(lr, n), skip(lr, n))` gives the rates of `lr`. A part of it must remain.
 *
 * @param schedule the schedule to cut.
 * @param steps updates to leave out.
 *
 * @example
 * const lr = skip(linear({ baseLr: 0.1, totalSteps: 100 }), 50);
 * lr(0); // 0.05
 * lr.steps; // 50
 */
export function skip(schedule: Schedule, steps: number): Schedule {
  const of = readSchedule("skip", "its first argument", schedule);
  readValue("skip", "steps", of.steps === null ? count : { ...count, max: of.steps - 1 }, steps);
  return makeSchedule({ kind: "skip", of: of.spec, steps }, of.steps === null ? null : of.steps - steps, (step) => of(step + steps));
}
