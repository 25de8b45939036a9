import { raises } from "../raises.js";
import { or, real } from "../take.js";
import { interpolate, type Scales } from "./piecewise.js";
import { count } from "./polynomial.js";
import { maker } from "./schedule.js";

const oneCycle = {
  transition_steps: count,
  peak_value: real,
  pct_start: or(real, 0.3),
  div_factor: or(real, 25),
  final_div_factor: or(real, 1e4),
};

function mustLast(where: string, kind: string, steps: number): void {
  if (steps > 0) return;
  raises(where, "transition_steps must be >= 1", steps, `A ${kind} onecycle schedule was set with a non-positive \`transition_steps\``);
}

/** Sorted, and with the last factor where two fall on one update, as a Python dict keeps it. */
const dict = (...entries: [number, number][]): Scales => [...new Map(entries)].sort(([a], [b]) => a - b);

/** Up to the peak, and down to peak_value / (div_factor · final_div_factor). */
export const cosineOnecycleSchedule = maker(oneCycle, (p, where) => {
  const { transition_steps: T, div_factor: div } = p;
  mustLast(where, "cosine", T);
  return interpolate("cosine", p.peak_value / div, dict([Math.trunc(p.pct_start * T), div], [T, 1 / (div * p.final_div_factor)]));
});

/** Up, down to where it began at pct_final, and on to a final_div_factor-th of that. */
export const linearOnecycleSchedule = maker({ ...oneCycle, pct_final: or(real, 0.85) }, (p, where) => {
  const { transition_steps: T, div_factor: div } = p;
  mustLast(where, "linear", T);
  const factors = dict([Math.trunc(p.pct_start * T), div], [Math.trunc(p.pct_final * T), 1 / div], [T, 1 / p.final_div_factor]);
  return interpolate("linear", p.peak_value / div, factors);
});
