import { scale } from "./scale.js";
import { sum } from "./sum.js";
import type { Tensor } from "./tensor.js";

/** y = (1/n) Σ x_i. */
export const mean = (x: Tensor): Tensor => scale(sum(x), 1 / x.size);
