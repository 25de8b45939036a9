import { type Parameter, readValue } from "../parameters.js";
import { makeSchedule, readSchedule, type Schedule } from "../schedule.js";

const unit: Parameter = { type: "count", symbol: "n", doc: "What every value becomes a multiple of." };

/**
 * Rounds every value of a schedule to the nearest multiple of a whole number: a batch size on the clock.
 *
 * lr(t) = n · round(schedule(t) / n), halves up, with the schedule's own length and what it does after its end.
 *
 * @param schedule the schedule to round.
 * @param multiple n, 1 when left out.
 *
 * @example
 * const batchSize = roundTo(linearWarmup({ baseLr: 512, warmupSteps: 100, startLr: 32 }), 16);
 * batchSize(0); // 32
 * batchSize(50); // 272
 */
export function roundTo(schedule: Schedule, multiple = 1): Schedule {
  const of = readSchedule("roundTo", "its first argument", schedule);
  readValue("roundTo", "multiple", unit, multiple);
  return makeSchedule({ kind: "roundTo", of: of.spec, multiple }, of.steps, (step) => multiple * Math.round(of(step) / multiple));
}
