import { fail } from "../fail.js";
import { constantWarmup } from "../families/constantWarmup.js";
import { cosineWarmup } from "../families/cosineWarmup.js";
import { exponentialWarmup } from "../families/exponentialWarmup.js";
import { linearWarmup } from "../families/linearWarmup.js";
import type { AnyFamily } from "../family.js";
import { type Parameters, readParameters } from "../parameters.js";
import { rampParameters } from "../ramp.js";
import { makeSchedule, readSchedule, type Schedule } from "../schedule.js";
import { sequence } from "./sequence.js";

const shapes: Readonly<Record<string, AnyFamily>> = {
  linear: linearWarmup,
  cosine: cosineWarmup,
  exponential: exponentialWarmup,
  constant: constantWarmup,
};

/** Options of `warmup`. */
export interface Warmup {
  /** w: length of the warmup in updates; 0 leaves the schedule as it is. */
  steps: number;
  /** How it rises: "linear" (when left out), "cosine", "exponential" or "constant". */
  shape?: "linear" | "cosine" | "exponential" | "constant";
  /** The rate it starts from: 0 for linear and cosine when left out; exponential and constant need one. */
  startLr?: number;
  /** 0 (when left out) counts t/w and starts at startLr; 1 counts (t + 1)/w and reaches the full rate one update earlier. */
  offset?: 0 | 1;
}

const parameters: Parameters = {
  steps: { type: "steps", symbol: "w", doc: "Length of the warmup in updates.", min: 0, pytorch: "total_iters", optax: "warmup_steps" },
  shape: { type: "choice", symbol: "", doc: "How it rises.", default: "linear", options: Object.keys(shapes) },
  startLr: { ...rampParameters.startLr, optional: true },
  offset: { ...rampParameters.offset, default: undefined, optional: true },
};

/**
 * Puts a warmup before a schedule: it rises to the schedule's first rate, then the schedule runs on its own clock.
 *
 * The whole is `steps` updates longer than the schedule, and the schedule's update 0 comes at step w. With offset 0 the first update
 * has startLr and moves nothing when that is 0 (as in transformers and optax); with offset 1 the rate is never startLr.
 *
 * @param schedule what comes after the warmup.
 * @param options steps w (updates), shape, startLr (rate), offset (0 or 1).
 *
 * @example
 * const lr = warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 90 }), { steps: 10 });
 * lr(5); // 0.05
 * lr(10); // 0.1
 * lr.steps; // 100
 */
export function warmup(schedule: Schedule, options: Warmup): Schedule {
  const of = readSchedule("warmup", "its first argument", schedule);
  const { steps, shape, ...rest } = readParameters("warmup", parameters, options, "schedule, ") as unknown as Required<Warmup>;
  const baseLr = of(0);
  if (rest.startLr > baseLr)
    fail("warmup", `startLr must be at most the schedule's first rate (${baseLr})`, rest.startLr, "Lower it: a warmup rises.");
  if (steps === 0) return of;
  const whole = sequence((shapes[shape] as AnyFamily).from({ baseLr, warmupSteps: steps, ...rest }), of); // shape is one of the options
  return makeSchedule({ kind: "warmup", of: of.spec, steps, shape, ...rest }, whole.steps, whole);
}
