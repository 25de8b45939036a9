import { mean } from "./mean.js";
import { multiply } from "./multiply.js";
import { subtract } from "./subtract.js";
import type { Tensor } from "./tensor.js";

/** L = mean (x − y)², made of operations that have their gradients already. */
export function meanSquaredError(x: Tensor, y: Tensor): Tensor {
  const distance = subtract(x, y);
  return mean(multiply(distance, distance));
}
