import { raises } from "../raises.js";
import { or, real } from "../take.js";
import { cyclic } from "./cycles.js";

const takes = { lb: or(real, -7), ub: or(real, 3) };

/**
 * A hyperbolic tangent from lb to ub. It starts a little below the peak and ends a little above lr_min.
 *
 * The ramp of a warmup without prefix meets the curve where it ends; those of cosine and poly, aimed at base_lr, do not.
 */
export const tanhLRScheduler = cyclic({
  takes,
  left: ({ lb, ub }, passed, length) => {
    const q = passed / length;
    return 0.5 * (1 - Math.tanh(lb * (1 - q) + ub * q));
  },
  peak: (base, at, { warmup_prefix, warmup_t }) => (warmup_prefix ? base : at(warmup_t)),
  check: (where, { lb, ub, warmup_lr_init }) => {
    if (lb >= ub) raises(where, `lb must be below ub (${ub})`, lb, "assert lb < ub");
    if (warmup_lr_init < 0) raises(where, "warmup_lr_init must be >= 0", warmup_lr_init, "assert warmup_lr_init >= 0");
  },
});
