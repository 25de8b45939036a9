import type { Case } from "../case.js";
import { raises } from "../raises.js";
import { or, orNone, real } from "../take.js";
import { wave } from "./cosine.js";
import { lambdaLR, progress, run, warmed } from "./lambdaLR.js";

const floored = { ...run, num_cycles: or(real, 0.5), min_lr: orNone(real), min_lr_rate: orNone(real) };

interface Floor {
  readonly min_lr: number | null;
  readonly min_lr_rate: number | null;
}

/** The floor as a part of base_lr. transformers takes it so, or as a rate, and wants exactly one of the two. */
function floorOf({ min_lr, min_lr_rate }: Floor, { api, base_lr }: Case): number {
  const must = "exactly one of min_lr and min_lr_rate must be given";
  if (min_lr !== null && min_lr_rate !== null) {
    raises(api, must, { min_lr, min_lr_rate }, "Only one of min_lr or min_lr_rate should be set");
  }
  if (min_lr !== null && base_lr === 0) raises(api, "base_lr must not be 0 where min_lr is given", base_lr, "float division by zero");
  if (min_lr !== null) return min_lr / base_lr;
  return min_lr_rate ?? raises(api, must, null, "One of min_lr or min_lr_rate should be set through the `lr_scheduler_kwargs`");
}

/** From the floor up: only the cosine stands on it, the warmup starts at zero. */
export const cosineWithMinLr = lambdaLR(floored, (p, of) => {
  const floor = floorOf(p, of);
  return (t) => (t < p.num_warmup_steps ? warmed(t, p) : Math.max(0, wave(p.num_cycles, progress(t, p)) * (1 - floor) + floor));
});

/**
 * The same one update early: the warmup starts at 1/w and the cosine at (t - w + 1) / (T - w), so that no update repeats the peak.
 *
 * With a warmup_lr_rate the ramp starts there and has w - 1 updates to the top.
 */
export const cosineWarmupWithMinLr = lambdaLR({ ...floored, warmup_lr_rate: orNone(real) }, (p, of) => {
  const floor = floorOf(p, of);
  const { num_warmup_steps: w, warmup_lr_rate: first } = p;
  return (t) => {
    if (t >= w) return Math.max(0, wave(p.num_cycles, progress(t + 1, p)) * (1 - floor) + floor);
    return first === null ? warmed(t + 1, p) : first + ((1 - first) * t) / Math.max(1, w - 1);
  };
});
