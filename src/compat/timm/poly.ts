import { or, real } from "../take.js";
import { cyclic } from "./cycles.js";

const takes = { power: or(real, 0.5), k_decay: or(real, 1) };

/** A power of what is left, with k-decay. The usual power here is 0.5, a fall that ends steep. */
export const polyLRScheduler = cyclic({
  takes,
  left: ({ power, k_decay: k }, passed, length) => (1 - passed ** k / length ** k) ** power,
});
