import { or, real } from "../torch/take.js";
import { cyclic } from "./cycles.js";

/** Half a wave, with k-decay: with k above 1 the rate stays high for longer. */
export const cosineLRScheduler = cyclic(
  { k_decay: or(real, 1) },
  ({ k_decay: k }, passed, length) => 0.5 * (1 + Math.cos((Math.PI * passed ** k) / length ** k)),
);
