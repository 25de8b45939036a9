import { expectFields } from "../expect.js";
import { fail } from "../fail.js";
import { deepFreeze, readSchedule, type Schedule } from "../schedule.js";
import type { Controller, ControllerState } from "./controller.js";

/** A schedule and a controller together: one follows the clock, the other the metric. */
export interface Steered {
  /** The state before the first observation. */
  init(): ControllerState;
  /** The state after one more value of the metric. */
  observe(state: ControllerState, metric: number): ControllerState;
  /** The rate for update `step` in a state. */
  lr(state: ControllerState, step: number): number;
}

/**
 * Multiplies a schedule by a controller: the schedule follows the clock, the controller the metric.
 *
 * lr(state, t) = schedule(t) · controller.lr(state). The controller starts at 1, a factor of the schedule, so its minLr and maxLr are
 * factors too. A plateau with a warmup is `steer(warmup(constant({ baseLr }), { steps }), reduceOnPlateau({ patience }))`; begin to
 * observe when the warmup is over, as timm does, since until then the clock decides.
 *
 * @param schedule gives the rate on the clock.
 * @param controller a controller without a baseLr.
 *
 * @example
 * const steered = steer(warmup(constant({ baseLr: 0.1 }), { steps: 10 }), reduceOnPlateau({ factor: 0.5, patience: 0 }));
 * let state = steered.init();
 * steered.lr(state, 5); // 0.05
 * for (const loss of [1, 1]) state = steered.observe(state, loss);
 * steered.lr(state, 20); // 0.05
 */
export function steer(schedule: Schedule, controller: Controller): Steered {
  const of = readSchedule("steer", "its first argument", schedule);
  const { init, observe, lr } = readController(controller);
  return deepFreeze({ init, observe, lr: (state, step) => of(step) * lr(state) });
}

function readController(controller: unknown): Controller {
  expectFields("steer", "its second argument", controller, ["spec", "init", "observe", "lr"]);
  const { init, observe, lr } = controller as Controller;
  if (typeof init !== "function" || typeof observe !== "function" || typeof lr !== "function")
    fail("steer", "its second argument must be a controller", controller, "Build one first, such as reduceOnPlateau({ patience: 3 }).");
  const start = lr(init());
  if (start !== 1)
    fail(
      "steer",
      "the controller must start at 1",
      start,
      "Leave its baseLr out: the schedule gives the rate, the controller a factor of it.",
    );
  return controller as Controller;
}
