import type { Tensor } from "../tensor/tensor.js";
import { total } from "./total.js";

/**
 * The sum of all entries: one number.
 *
 * y = Σ x_i, added in 64 bits and rounded once.
 *
 * @param x any shape.
 *
 * @example
 * sum(tensor([[1, 2], [3, 4]])).item(); // 10
 */
export function sum(x: Tensor): Tensor {
  return total("sum", x, 1);
}
