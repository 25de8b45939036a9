import { isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { chainedScheduler } from "./chainedScheduler.js";
import { constantLR } from "./constantLR.js";
import { cosineAnnealingLR } from "./cosineAnnealingLR.js";
import { cosineAnnealingWarmRestarts } from "./cosineAnnealingWarmRestarts.js";
import { cyclicLR } from "./cyclicLR.js";
import { exponentialLR } from "./exponentialLR.js";
import { lambdaLR } from "./lambdaLR.js";
import { linearLR } from "./linearLR.js";
import { multiplicativeLR } from "./multiplicativeLR.js";
import { multiStepLR } from "./multiStepLR.js";
import { oneCycleLR } from "./oneCycleLR.js";
import type { Optimizer } from "./optimizer.js";
import { polynomialLR } from "./polynomialLR.js";
import type { Scheduler, SchedulerClass } from "./scheduler.js";
import { sequentialLR } from "./sequentialLR.js";
import { stepLR } from "./stepLR.js";
import { swaLR } from "./swaLR.js";

const classes: Readonly<Record<string, SchedulerClass>> = {
  LambdaLR: lambdaLR,
  MultiplicativeLR: multiplicativeLR,
  StepLR: stepLR,
  MultiStepLR: multiStepLR,
  ConstantLR: constantLR,
  LinearLR: linearLR,
  ExponentialLR: exponentialLR,
  PolynomialLR: polynomialLR,
  CosineAnnealingLR: cosineAnnealingLR,
  CosineAnnealingWarmRestarts: cosineAnnealingWarmRestarts,
  CyclicLR: cyclicLR,
  OneCycleLR: oneCycleLR,
  SWALR: swaLR,
};
const compositions = { SequentialLR: sequentialLR, ChainedScheduler: chainedScheduler };

/** The classes that `build` knows. */
export const names: readonly string[] = [...Object.keys(classes), ...Object.keys(compositions)];

/**
 * Builds a scheduler from its description, `{ type, ...params }`, over an optimizer, which the constructors edit.
 *
 * The parts of a SequentialLR or a ChainedScheduler are built first, in their order, as one writes them in Python. The text "base_lr" stands
 * for the rate of the case.
 */
export function build(description: unknown, optimizer: Optimizer, baseLr: number): Scheduler {
  if (!isPlainObject(description))
    fail("schedule", "a scheduler must be an object", description, 'Write { type: "StepLR", step_size: 30 }.');
  const { type, schedulers, ...given } = description as Record<string, unknown>;
  const [composition] = Object.entries(compositions).flatMap(([name, compose]) => (name === type ? [compose] : []));
  if (composition) {
    if (!Array.isArray(schedulers) || schedulers.length === 0)
      fail(type as string, "schedulers must be a list of at least one", schedulers, 'Write [{ type: "StepLR", step_size: 30 }].');
    return composition(
      optimizer,
      given,
      schedulers.map((part) => build(part, optimizer, baseLr)),
    );
  }
  const one = typeof type === "string" && Object.hasOwn(classes, type) ? classes[type] : undefined;
  if (!one) fail("schedule", `type must be one of ${names.join(", ")}`, type, "ReduceLROnPlateau takes a metric and stands alone.");
  const params = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value === "base_lr" ? baseLr : value]));
  return one(optimizer, schedulers === undefined ? params : { ...params, schedulers });
}
