import { between } from "../between.js";
import { type Parameters, readParameters } from "../parameters.js";
import { makeSchedule, readSchedule, type Schedule } from "../schedule.js";

/** Options of `interpolate`. */
export interface Interpolate {
  /** a: the value where the schedule is 0. */
  from: number;
  /** b: the value where the schedule is 1. */
  to: number;
}

const parameters: Parameters = {
  from: { type: "rate", symbol: "a", doc: "The value where the schedule is 0." },
  to: { type: "rate", symbol: "b", doc: "The value where the schedule is 1." },
};

/**
 * Reads a schedule as the part of the way from one value to another: a momentum that falls while a rate rises.
 *
 * m(t) = a + (b − a) · schedule(t), with the schedule's own length and what it does after its end. PyTorch's cycle_momentum is this, from
 * the largest momentum to the smallest, over the same cycle between 0 and 1.
 *
 * @param schedule parts of the way, from 0 to 1.
 * @param options from a and to b, two values >= 0.
 *
 * @example
 * const beta = interpolate(cyclic({ minLr: 0, maxLr: 1, stepsUp: 4, stepsDown: 4 }), { from: 0.9, to: 0.8 });
 * [0, 4, 8].map(beta); // [0.9, 0.8, 0.9]
 */
export function interpolate(schedule: Schedule, options: Interpolate): Schedule {
  const of = readSchedule("interpolate", "its first argument", schedule);
  const given = readParameters("interpolate", parameters, options, "schedule, ") as unknown as Interpolate;
  return makeSchedule({ kind: "interpolate", of: of.spec, ...given }, of.steps, (step) => between(given.from, given.to, of(step)));
}
