import { or, real } from "../torch/take.js";
import { cyclic } from "./cycles.js";

/**
 * A hyperbolic tangent from lb to ub. It starts a little below 1 and ends a little above 0.
 *
 * The ramp of a warmup without prefix meets the curve where it ends, which cosine's and poly's, aimed at base_lr, do not.
 */
export const tanhLRScheduler = cyclic(
  { lb: or(real, -7), ub: or(real, 3) },
  ({ lb, ub }, passed, length) => {
    const q = passed / length;
    return 0.5 * (1 - Math.tanh(lb * (1 - q) + ub * q));
  },
  (base, atRampEnd, { warmup_prefix }) => (warmup_prefix ? base : atRampEnd),
);
