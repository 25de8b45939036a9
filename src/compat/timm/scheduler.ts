import type { Case, Replayed } from "../case.js";
import { rates } from "../formula.js";
import { raises } from "../raises.js";
import { flag, or, type Reader, type Readers, real, whole } from "../take.js";
import { type Noise, noise, noiseAt } from "./noise.js";

/** The parameters that all of timm's schedulers take, but for the plateau rule. */
export interface Common extends Noise {
  readonly warmup_t: number;
  readonly warmup_lr_init: number;
  readonly warmup_prefix: boolean;
  readonly t_in_epochs: boolean;
  readonly initialize: boolean;
}

/** Whether to note each group's rate as its first one. A new optimizer has none noted, so without it there is nothing to go by. */
export const initialize: Reader<boolean> = (where, name, value = true) =>
  flag(where, name, value) || raises(where, `${name} must be true over a new optimizer`, value, "initial_lr missing from param_groups[0]");

/**
 * @param prefix the default of warmup_prefix: whether the warmup stands before the schedule (true) or over its first part (false), where
 *   the schedule goes on as if it had run from the start.
 */
export const common = (prefix: boolean): Readers<Common> => ({
  warmup_t: or(whole(0), 0),
  warmup_lr_init: or(real, 0),
  warmup_prefix: or(flag, prefix),
  t_in_epochs: or(flag, true),
  initialize,
  ...noise,
});

/**
 * Runs a scheduler of timm: `lr_of_t` is its `_get_lr(t)`, `lr` what the optimizer holds.
 *
 * `t` is what the training loop passes: the epoch to `step`, or with t_in_epochs false the update to `step_update`; the other one of the
 * two calls then does nothing. At t = 0 nobody has stepped yet, so the optimizer holds what the constructor left there.
 *
 * @param decay the rate at t once the warmup is over.
 * @param target where the ramp of the warmup leads.
 */
export function scheduled(
  { base_lr, steps }: Case,
  p: Common,
  decay: (t: number) => number,
  target = base_lr,
): Replayed & { lr_of_t: number[] } {
  const slope = (target - p.warmup_lr_init) / p.warmup_t;
  const lr_of_t = rates(steps, (t) => {
    if (t < p.warmup_t) return p.warmup_lr_init + t * slope;
    return decay(p.warmup_prefix ? t - p.warmup_t : t);
  });
  const first = p.warmup_t > 0 ? p.warmup_lr_init : base_lr;
  return { lr: lr_of_t.map((lr, t) => (t === 0 ? first : lr + lr * noiseAt(p, t))), lr_of_t };
}
