import { fail } from "../fail.js";
import { type Parameters, readParameters } from "../parameters.js";
import { localTime, makeSchedule, type PastEnd, pastEnds, type Schedule } from "../schedule.js";

/** Options of `custom`. */
export interface Custom {
  /** Length in updates; without one it never ends. */
  steps?: number;
  /** What it does after its last step: "hold" (when left out), "mirror", "repeat", "extend" or "throw". */
  pastEnd?: PastEnd;
}

const parameters: Parameters = {
  steps: { type: "steps", symbol: "T", doc: "Length in updates.", optional: true },
  pastEnd: { type: "choice", symbol: "", doc: "What it does after its last step.", optional: true, options: pastEnds },
};

/**
 * Makes a schedule from any function of the step.
 *
 * It works everywhere a schedule does, but it can't be saved: code isn't data, so JSON.stringify(lr) throws and says so.
 *
 * @param fn gives the rate for update t, a finite number >= 0.
 * @param options steps T (updates), when it has an end; pastEnd.
 *
 * @example
 * const lr = custom((t) => 0.1 / (1 + t));
 * lr(9); // 0.01
 * JSON.stringify(lr); // throws
 */
export function custom(fn: (step: number) => number, options: Custom = {}): Schedule {
  if (typeof fn !== "function") fail("custom", "fn must be a function of the step", fn, "Write custom((t) => 0.1 / (1 + t)).");
  const given = readParameters("custom", parameters, options, "fn, ") as Custom;
  const { steps = null, pastEnd } = given;
  if (steps === null && pastEnd !== undefined)
    fail("custom", "pastEnd must come with steps", pastEnd, "Without an end nothing is past it.");
  const unsaved = Object.assign((step: number) => fn(step), { toJSON: refuse });
  return makeSchedule({ kind: "custom", fn: unsaved, ...given }, steps, (step) => fn(localTime("custom", step, steps, pastEnd ?? "hold")));
}

function refuse(): never {
  throw new TypeError("custom: a schedule made from a function can't be saved. Build it from families and combinators to save it.");
}
