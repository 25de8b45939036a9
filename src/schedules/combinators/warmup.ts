import { fail } from "../fail.js";
import { type Parameters, readParameters } from "../parameters.js";
import { progress, rampParameters } from "../ramp.js";
import { makeSchedule, readSchedule, type Schedule } from "../schedule.js";
import { along, expectEnds, type Shape, shapes } from "../shape.js";

/** Options of `warmup`. */
export interface Warmup {
  /** w: length of the warmup in updates; 0 leaves the schedule as it is. */
  steps: number;
  /** How it rises: "linear" (when left out), another shape, or "constant", which stays at startLr and then jumps. */
  shape?: Shape | "constant";
  /** The rate it starts from, 0 when left out; exponential and constant need one. */
  startLr?: number;
  /** 0 (when left out) counts t/w and starts at startLr; 1 counts (t + 1)/w and reaches the full rate one update earlier. */
  offset?: 0 | 1;
}

const parameters: Parameters = {
  steps: { type: "steps", symbol: "w", doc: "Length of the warmup in updates.", min: 0, pytorch: "total_iters", optax: "warmup_steps" },
  shape: { type: "choice", symbol: "", doc: "How it rises.", default: "linear", options: [...shapes, "constant"] },
  startLr: { ...rampParameters.startLr, optional: true },
  offset: { ...rampParameters.offset, default: undefined, optional: true },
};

/**
 * Puts a warmup before a schedule: it rises to the schedule's first rate, then the schedule runs on its own clock.
 *
 * η(t) = along(shape, η_s, η(0), (t + o)/w) for t < w. The whole is `steps` updates longer than the schedule, whose update 0 comes at
 * step w. With offset 0 the first update has startLr and moves nothing when that is 0 (as in transformers and optax); with offset 1 the
 * rate is never startLr.
 *
 * @param schedule what comes after the warmup.
 * @param options steps w (updates), shape, startLr η_s (rate), offset o (0 or 1).
 *
 * @example
 * const lr = warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 90 }), { steps: 10 });
 * lr(5); // 0.05
 * lr(10); // 0.1
 * lr.steps; // 100
 */
export function warmup(schedule: Schedule, options: Warmup): Schedule {
  const of = readSchedule("warmup", "its first argument", schedule);
  const given = readParameters("warmup", parameters, options, "schedule, ") as unknown as Warmup & Required<Pick<Warmup, "shape">>;
  const { steps, shape, startLr = 0, offset = 0 } = given;
  const baseLr = of(0);
  if (startLr > baseLr)
    fail("warmup", `startLr must be at most the schedule's first rate (${baseLr})`, startLr, "Lower it: a warmup rises.");
  if (given.startLr === undefined && (shape === "exponential" || shape === "constant"))
    throw new RangeError(`warmup: startLr is missing. The ${shape} shape has no usual one; give a small rate.`);
  if (shape === "constant" && offset === 1) fail("warmup", "offset must be 0 for the constant shape", offset, "It jumps at step w.");
  if (steps === 0) return of;
  if (shape !== "constant") expectEnds("warmup", shape, { startLr, "the schedule's first rate": baseLr });
  const rate =
    shape === "constant" ? () => startLr : (t: number) => along(shape, startLr, baseLr, progress({ warmupSteps: steps, offset }, t));
  return makeSchedule({ kind: "warmup", of: of.spec, ...given }, of.steps === null ? null : steps + of.steps, (step) =>
    step < steps ? rate(step) : of(step - steps),
  );
}
