import { isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { Replay } from "../case.js";
import { list, type Reader } from "../take.js";
import { cosineDecaySchedule, sgdrSchedule, warmupCosineDecaySchedule } from "./cosine.js";
import { exponentialDecay, warmupExponentialDecaySchedule } from "./exponential.js";
import { join } from "./join.js";
import { cosineOnecycleSchedule, linearOnecycleSchedule } from "./oneCycle.js";
import { piecewiseConstantSchedule, piecewiseInterpolateSchedule } from "./piecewise.js";
import { constantSchedule, count, linearSchedule, polynomialSchedule, warmupConstantSchedule } from "./polynomial.js";
import { reduceOnPlateau } from "./reduceOnPlateau.js";
import { type Maker, maker, type Schedule } from "./schedule.js";

/** A schedule in a list: `{ type: "linear_schedule", init_value: 0, … }`. */
const nested: Reader<Schedule> = (where, name, value) => {
  const { type, ...params } = isPlainObject(value) ? (value as Record<string, unknown>) : {};
  const make = typeof type === "string" && Object.hasOwn(makers, type) ? makers[type] : undefined;
  return (
    make?.from(type as string, params) ?? fail(where, `${name} must have a type`, value, `There are ${Object.keys(makers).join(", ")}.`)
  );
};

const joinSchedules = maker({ schedules: list(nested), boundaries: list(count) }, (p) => join(p.schedules, p.boundaries));

const makers: Readonly<Record<string, Maker>> = {
  constant_schedule: constantSchedule,
  linear_schedule: linearSchedule,
  polynomial_schedule: polynomialSchedule,
  exponential_decay: exponentialDecay,
  cosine_decay_schedule: cosineDecaySchedule,
  piecewise_constant_schedule: piecewiseConstantSchedule,
  piecewise_interpolate_schedule: piecewiseInterpolateSchedule,
  linear_onecycle_schedule: linearOnecycleSchedule,
  cosine_onecycle_schedule: cosineOnecycleSchedule,
  warmup_constant_schedule: warmupConstantSchedule,
  warmup_cosine_decay_schedule: warmupCosineDecaySchedule,
  warmup_exponential_decay_schedule: warmupExponentialDecaySchedule,
  sgdr_schedule: sgdrSchedule,
  join_schedules: joinSchedules,
};

/** What optax's schedules do, by function name. */
export const optax: Readonly<Record<string, Replay>> = {
  ...Object.fromEntries(Object.entries(makers).map(([name, { replay }]) => [name, replay])),
  reduce_on_plateau: reduceOnPlateau,
};
