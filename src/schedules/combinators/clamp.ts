import { fail } from "../fail.js";
import { type Parameters, readParameters } from "../parameters.js";
import { makeSchedule, readSchedule, type Schedule } from "../schedule.js";

/** Bounds of `clamp`; at least one of them. */
export interface Bounds {
  /** The smallest rate to let through. */
  min?: number;
  /** The largest rate to let through. */
  max?: number;
}

const bounds: Parameters = {
  min: { type: "rate", symbol: String.raw`\eta_{\min}`, doc: "The smallest rate to let through.", optional: true },
  max: { type: "rate", symbol: String.raw`\eta_{\max}`, doc: "The largest rate to let through.", optional: true },
};

/**
 * Keeps every rate of a schedule between two bounds.
 *
 * lr(t) = min(max, max(min, schedule(t))), with the schedule's own length and what it does after its end.
 *
 * @param schedule the schedule to bound.
 * @param options min and max (rates), at least one of them.
 *
 * @example
 * const lr = clamp(exponential({ baseLr: 0.1, gamma: 0.9 }), { min: 0.01 });
 * lr(100); // 0.01
 */
export function clamp(schedule: Schedule, options: Bounds): Schedule {
  const of = readSchedule("clamp", "its first argument", schedule);
  const given = readParameters("clamp", bounds, options, "schedule, ") as Bounds;
  const { min = 0, max = Number.POSITIVE_INFINITY } = given;
  if (Object.keys(given).length === 0) fail("clamp", "it needs min, max or both", options, "Write clamp(schedule, { min: 1e-5 }).");
  if (min > max) fail("clamp", `min must be at most max (${max})`, min, "Exchange them.");
  return makeSchedule({ kind: "clamp", of: of.spec, ...given }, of.steps, (step) => Math.min(max, Math.max(min, of(step))));
}
