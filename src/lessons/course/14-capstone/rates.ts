import { fail, shown } from "../../../schedules/fail.js";
import { isSchedule } from "../../../schedules/schedule.js";
import { budget } from "./task.js";

/** A rate above this is a mistake of units: no net of the course trains there. */
const highest = 1000;

/**
 * The rates of an attempt's 600 updates, rounded to 32 bits, as the net is trained with.
 *
 * @param where the function that asks.
 * @param lr a schedule, or a function of the update's number.
 * @throws a RangeError for what is no function, for a schedule that is planned for more updates than the budget has, and for a rate that is negative, none, or above 1000.
 */
export function readRates(where: string, lr: unknown): readonly number[] {
  if (typeof lr !== "function") return fail(where, "lr must be a schedule or a function of the update", lr, "Write (t) => 0.01.");
  if (isSchedule(lr) && lr.steps !== null && lr.steps > budget)
    return fail(where, `lr must be planned for at most ${budget} updates`, lr.steps, `The rest would never run. Plan it for ${budget}.`);
  return Array.from({ length: budget }, (_, t) => {
    const rate: unknown = lr(t);
    if (typeof rate !== "number" || !(rate >= 0 && rate <= highest))
      return fail(where, `the rate of update ${t} must be a number from 0 to ${highest}`, rate, "Look at lr(t) for that update.");
    return Math.fround(rate);
  });
}

/** Why rates can't be had of a schedule, as a sentence; null where they can. */
export function ratesTrouble(lr: unknown): string | null {
  try {
    readRates("capstone", lr);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    return `capstone: lr must give a rate for every update, got an error (${shown(error instanceof Error ? error.message : error)}).`;
  }
}
