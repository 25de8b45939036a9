import { fail } from "../fail.js";
import { type Parameters, readParameters } from "../parameters.js";
import { makeSchedule, readSchedule, type Schedule } from "../schedule.js";
import { along, expectEnds, type Shape, shapes } from "../shape.js";

/** Options of `cooldown`. */
export interface Cooldown {
  /** b: the update at which it leaves the schedule; it still has the schedule's rate. */
  at: number;
  /** c: length of the cooldown in updates. */
  steps: number;
  /** φ: how it falls, "linear" when left out. */
  shape?: Shape;
  /** η_T: the end value, 0 when left out. */
  endLr?: number;
}

const parameters: Parameters = {
  at: { type: "steps", symbol: "b", doc: "The update at which it leaves the schedule.", min: 0 },
  steps: { type: "steps", symbol: "c", doc: "Length of the cooldown in updates." },
  shape: { type: "choice", symbol: String.raw`\varphi`, doc: "How it falls.", default: "linear", options: shapes },
  endLr: { type: "rate", symbol: String.raw`\eta_T`, doc: "The end value.", default: 0 },
};

/**
 * Follows a schedule up to an update, and cools down from the rate it has there: a branch of a trunk.
 *
 * η(t) = schedule(t) for t < b, then from schedule(b) to η_T along a shape, in c updates. It ends after b + c updates and holds η_T.
 *
 * Two branches of one trunk share every rate before the earlier one: train the trunk once, keep a checkpoint, and cool down from it.
 *
 * @param schedule the trunk; any schedule.
 * @param options at b (updates), steps c (updates), shape φ, endLr η_T (rate).
 *
 * @example
 * const trunk = warmup(constant({ baseLr: 0.1 }), { steps: 10 });
 * const branch = cooldown(trunk, { at: 100, steps: 20, shape: "1-sqrt" });
 * [5, 100, 105, 120].map(branch); // [0.05, 0.1, 0.05, 0]
 * branch.steps; // 120
 */
export function cooldown(schedule: Schedule, options: Cooldown): Schedule {
  const of = readSchedule("cooldown", "its first argument", schedule);
  const given = readParameters("cooldown", parameters, options, "schedule, ") as unknown as Required<Cooldown>;
  const { at, steps, shape, endLr } = given;
  const top = of(at);
  if (endLr > top) fail("cooldown", `endLr must be at most the schedule's rate at step ${at} (${top})`, endLr, "A cooldown falls.");
  expectEnds("cooldown", shape, { [`the schedule's rate at step ${at}`]: top, endLr });
  return makeSchedule({ kind: "cooldown", of: of.spec, ...given }, at + steps, (step) =>
    step < at ? of(step) : along(shape, top, endLr, Math.min(1, (step - at) / steps)),
  );
}
