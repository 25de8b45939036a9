import { formula } from "../formula.js";
import { flag, or, real } from "../take.js";
import { above0, named } from "./readers.js";

/** With cycle, decay_steps grows to the next multiple whenever t passes it: at each multiple the rate touches the end, then jumps up. */
export const polynomialDecay = formula(
  {
    initial_learning_rate: real,
    decay_steps: above0,
    end_learning_rate: or(real, 1e-4),
    power: or(real, 1),
    cycle: or(flag, false),
    ...named,
  },
  ({ initial_learning_rate, decay_steps, end_learning_rate, power, cycle }) =>
    (t) => {
      const length = cycle && t > 0 ? decay_steps * Math.ceil(t / decay_steps) : decay_steps;
      return (initial_learning_rate - end_learning_rate) * (1 - Math.min(t, length) / length) ** power + end_learning_rate;
    },
);
