import { or, real } from "../take.js";
import { cyclic } from "./cycles.js";

const takes = { k_decay: or(real, 1) };

/** Half a wave, with k-decay: with k above 1 the rate stays high for longer. */
export const cosineLRScheduler = cyclic({
  takes,
  left: ({ k_decay: k }, passed, length) => 0.5 * (1 + Math.cos((Math.PI * passed ** k) / length ** k)),
});
