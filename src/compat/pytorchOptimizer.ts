import type { Replay } from "./case.js";
import { rates } from "./formula.js";
import { lastEpoch } from "./lastEpoch.js";
import { raises } from "./raises.js";
import { or, real, take, whole } from "./take.js";

const cycles = {
  first_cycle_steps: whole(1),
  cycle_mult: or(real, 1),
  max_lr: or(real, 1e-4),
  min_lr: or(real, 1e-6),
  warmup_steps: or(whole(0), 0),
  gamma: or(real, 0.9),
  last_epoch: lastEpoch,
};

/**
 * Cycles with a warmup each: up to max_lr · gamma^cycle, then half a wave down. Only the part after the warmup grows by cycle_mult.
 *
 * The constructor leaves min_lr in the optimizer, so the very first update has it even where there is no warmup.
 */
const cosineAnnealingWarmupRestarts: Replay = ({ api, params, steps }) => {
  const { first_cycle_steps, cycle_mult, max_lr, min_lr, warmup_steps, gamma } = take(api, params, cycles);
  if (warmup_steps >= first_cycle_steps) {
    const said = `warmup_steps must be smaller than first_cycle_steps. ${warmup_steps} < ${first_cycle_steps}`;
    raises(api, `warmup_steps must be below first_cycle_steps (${first_cycle_steps})`, warmup_steps, said);
  }
  let [cycle, step, length] = [0, 0, first_cycle_steps];
  const next = (): number => {
    step += 1;
    if (step >= length) {
      cycle += 1;
      step -= length;
      length = Math.trunc((length - warmup_steps) * cycle_mult) + warmup_steps;
    }
    const height = max_lr * gamma ** cycle - min_lr;
    if (step < warmup_steps) return (height * step) / warmup_steps + min_lr;
    if (length === warmup_steps) raises(api, "cycle_mult must leave a cycle at least one update", cycle_mult, "float division by zero");
    return min_lr + (height * (1 + Math.cos((Math.PI * (step - warmup_steps)) / (length - warmup_steps)))) / 2;
  };
  return { lr: rates(steps, (t) => (t === 0 ? min_lr : next())) };
};

const rex = { total_steps: whole(1), max_lr: or(real, 1), min_lr: or(real, 0) };

/**
 * (1 - z) / (1 - z/2). The constructor computes max_lr, reports it as `last_lr`, and then sets the optimizer to min_lr: the first update is
 * made at min_lr, 0 where left out.
 */
const rexScheduler: Replay = ({ api, params, steps }) => {
  const { total_steps, max_lr, min_lr } = take(api, params, rex);
  const last_lr = rates(steps, (t) => {
    const z = Math.min(t / total_steps, 1);
    return min_lr + (max_lr - min_lr) * ((1 - z) / (1 - z / 2));
  });
  return { lr: last_lr.map((lr, t) => (t === 0 ? min_lr : lr)), last_lr, lr_closed_form: last_lr };
};

/** What the schedulers of the package pytorch_optimizer do, by class name. */
export const pytorchOptimizer: Readonly<Record<string, Replay>> = {
  CosineAnnealingWarmupRestarts: cosineAnnealingWarmupRestarts,
  REXScheduler: rexScheduler,
};
