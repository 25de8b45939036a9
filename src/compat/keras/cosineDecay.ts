import { formula } from "../formula.js";
import { or, orNone, real, whole } from "../take.js";
import { above0, named } from "./readers.js";

/** decay_steps leaves the warmup out: the whole run is warmup_steps + decay_steps long. Without warmup_target there is no warmup. */
export const cosineDecay = formula(
  {
    initial_learning_rate: real,
    decay_steps: above0,
    alpha: or(real, 0),
    warmup_target: orNone(real),
    warmup_steps: or(whole(0), 0),
    ...named,
  },
  (p) => {
    const { initial_learning_rate: initial, warmup_target: target, decay_steps, alpha } = p;
    const warmup = target === null ? 0 : p.warmup_steps;
    const peak = target ?? initial;
    return (t) => {
      if (t < warmup) return (peak - initial) * (t / warmup) + initial;
      const q = (Math.min(t, decay_steps + warmup) - warmup) / decay_steps;
      return peak * ((1 - alpha) * 0.5 * (1 + Math.cos(Math.PI * q)) + alpha);
    };
  },
);
