import { type Parameter, readValue } from "../parameters.js";
import { makeSchedule, readLength, readSchedule, type Schedule } from "../schedule.js";

const count: Parameter = { type: "count", symbol: "n", doc: "How often it runs." };

/**
 * Runs a schedule again and again, each time from its start.
 *
 * `repeat(lr, 3)` gives the rates of `sequence(lr, lr, lr)`, after the end as well; `repeat(lr)` never ends.
 *
 * @param schedule a schedule with an end.
 * @param times how often, without end when left out.
 *
 * @example
 * const lr = repeat(cosineAnnealing({ baseLr: 0.1, totalSteps: 10 }), 3);
 * lr(10); // 0.1
 * lr.steps; // 30
 */
export function repeat(schedule: Schedule, times?: number): Schedule {
  const of = readSchedule("repeat", "its first argument", schedule);
  const cycle = readLength("repeat", "its first argument", of, "its second round");
  if (times === undefined) return makeSchedule({ kind: "repeat", of: of.spec }, null, (step) => of(step % cycle));
  readValue("repeat", "times", count, times);
  const lastStart = cycle * (times - 1);
  return makeSchedule({ kind: "repeat", of: of.spec, times }, cycle * times, (step) =>
    of(step < lastStart ? step % cycle : step - lastStart),
  );
}
