import { type Parameter, readValue } from "../parameters.js";
import { makeSchedule, readSchedule, type Schedule } from "../schedule.js";

const size: Parameter = { type: "factor", symbol: "c", doc: "What every rate is multiplied by." };

/**
 * Multiplies every rate of a schedule by one factor.
 *
 * lr(t) = factor · schedule(t), with the schedule's own length and what it does after its end.
 *
 * @param schedule the schedule to scale.
 * @param factor c, a number >= 0.
 *
 * @example
 * const lr = scale(linear({ baseLr: 0.1, totalSteps: 100 }), 0.5);
 * lr(50); // 0.025
 */
export function scale(schedule: Schedule, factor: number): Schedule {
  const of = readSchedule("scale", "its first argument", schedule);
  readValue("scale", "factor", size, factor);
  return makeSchedule({ kind: "scale", of: of.spec, factor }, of.steps, (step) => factor * of(step));
}
