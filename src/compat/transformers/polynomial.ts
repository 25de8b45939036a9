import { raises } from "../raises.js";
import { or, real } from "../take.js";
import { lambdaLR, run, warmed } from "./lambdaLR.js";

/** lr_end is a rate, so it is divided by base_lr, with which LambdaLR multiplies. */
export const polynomial = lambdaLR({ ...run, lr_end: or(real, 1e-7), power: or(real, 1) }, (p, { api, base_lr }) => {
  const { num_warmup_steps: w, num_training_steps: T, lr_end, power } = p;
  if (!(base_lr > lr_end)) {
    raises(api, `lr_end must be below base_lr (${base_lr})`, lr_end, `lr_end (${lr_end}) must be smaller than initial lr (${base_lr})`);
  }
  return (t) => {
    if (t < w) return warmed(t, p);
    if (t > T) return lr_end / base_lr;
    if (T === w) raises(api, `num_training_steps must not be num_warmup_steps (${w})`, T, "float division by zero");
    return ((base_lr - lr_end) * (1 - (t - w) / (T - w)) ** power + lr_end) / base_lr;
  };
});
