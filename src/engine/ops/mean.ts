import type { Tensor } from "../tensor/tensor.js";
import { expectTensor } from "./inputs.js";
import { total } from "./total.js";

/**
 * The mean of all entries: one number.
 *
 * y = (1/n) Σ x_i.
 *
 * @param x any shape.
 *
 * @example
 * mean(tensor([[1, 2], [3, 4]])).item(); // 2.5
 */
export function mean(x: Tensor): Tensor {
  expectTensor("mean", "x", x);
  return total("mean", x, x.size);
}
