import { formula } from "../formula.js";
import { flag, or, real } from "../take.js";
import { above0, named } from "./readers.js";

const decay = { initial_learning_rate: real, decay_steps: above0, decay_rate: real, staircase: or(flag, false), ...named };

/** The periods behind update t, whole ones for a staircase. */
const periods = (t: number, { decay_steps, staircase }: { decay_steps: number; staircase: boolean }): number =>
  staircase ? Math.floor(t / decay_steps) : t / decay_steps;

export const exponentialDecay = formula(decay, (p) => (t) => p.initial_learning_rate * p.decay_rate ** periods(t, p));

export const inverseTimeDecay = formula(decay, (p) => (t) => p.initial_learning_rate / (1 + p.decay_rate * periods(t, p)));
