import { flag, or, orNone, real } from "../take.js";
import { join } from "./join.js";
import { count, linear } from "./polynomial.js";
import { maker, type Schedule } from "./schedule.js";

interface Exponential {
  readonly init_value: number;
  readonly transition_steps: number;
  readonly decay_rate: number;
  readonly transition_begin: number;
  readonly staircase: boolean;
  readonly end_value: number | null;
}

/** Multiplies by decay_rate in transition_steps updates, smoothly or at once. A decay_rate of 0 means no decay, not a rate of 0. */
function exponential(p: Exponential): Schedule {
  const { init_value, transition_steps, decay_rate, end_value } = p;
  if (transition_steps <= 0 || decay_rate === 0) return () => init_value;
  // end_value bounds a decay from below and a growth from above, the first update included.
  const bound = decay_rate < 1 ? Math.max : Math.min;
  return (t) => {
    const passed = t - Math.max(p.transition_begin, 0);
    const periods = p.staircase ? Math.floor(passed / transition_steps) : passed / transition_steps;
    const decayed = passed <= 0 ? init_value : init_value * decay_rate ** periods;
    return end_value === null ? decayed : bound(decayed, end_value);
  };
}

const decay = {
  transition_steps: count,
  decay_rate: real,
  transition_begin: or(count, 0),
  staircase: or(flag, false),
  end_value: orNone(real),
};

export const exponentialDecay = maker({ init_value: real, ...decay }, exponential);

/** transition_begin counts from the end of the warmup. */
export const warmupExponentialDecaySchedule = maker({ init_value: real, peak_value: real, warmup_steps: count, ...decay }, (p) =>
  join([linear(p.init_value, p.peak_value, p.warmup_steps), exponential({ ...p, init_value: p.peak_value })], [p.warmup_steps]),
);
