import { orNone, whole } from "../take.js";
import { lambdaLR, warmed, warmup } from "./lambdaLR.js";

/**
 * 1 / √((t - w + timescale) / timescale), the usual √(w/t) only while timescale is left out and so w.
 *
 * Without a warmup it becomes 10 000, and the rate hardly falls in a short run. get_scheduler has no way to give another.
 */
export const inverseSqrt = lambdaLR({ ...warmup, timescale: orNone(whole(1)) }, (p) => {
  const w = p.num_warmup_steps;
  const timescale = p.timescale ?? (w || 10_000);
  return (t) => (t < w ? warmed(t, p) : 1 / Math.sqrt((t + timescale - w) / timescale));
});
