import { or, real, whole } from "../take.js";
import { maker, type Schedule } from "./schedule.js";

/** A count of updates. optax takes one below zero for zero, and logs it. */
export const count = whole(Number.MIN_SAFE_INTEGER);

export interface Polynomial {
  readonly init_value: number;
  readonly end_value: number;
  readonly power: number;
  readonly transition_steps: number;
  readonly transition_begin: number;
}

/** From init_value to end_value as a power of what is left. Without transition_steps it stays at init_value. */
export function polynomial({ init_value, end_value, power, transition_steps, transition_begin }: Polynomial): Schedule {
  if (transition_steps <= 0) return () => init_value;
  return (t) => {
    const passed = Math.min(Math.max(t - Math.max(transition_begin, 0), 0), transition_steps);
    return (init_value - end_value) * (1 - passed / transition_steps) ** power + end_value;
  };
}

const transition = { init_value: real, end_value: real, transition_steps: count, transition_begin: or(count, 0) };

export const polynomialSchedule = maker({ ...transition, power: real }, polynomial);

/** The polynomial of power 1. */
export const linear = (init_value: number, end_value: number, transition_steps: number, transition_begin = 0): Schedule =>
  polynomial({ init_value, end_value, power: 1, transition_steps, transition_begin });

export const linearSchedule = maker(transition, (p) => polynomial({ ...p, power: 1 }));

export const constantSchedule = maker({ value: real }, (p) => () => p.value);

/** A ramp of the first warmup_steps updates; the peak feeds update warmup_steps. */
export const warmupConstantSchedule = maker({ init_value: real, peak_value: real, warmup_steps: count }, (p) =>
  linear(p.init_value, p.peak_value, p.warmup_steps),
);
