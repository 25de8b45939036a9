import { wasm } from "../tensor/memory.js";
import { record } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { expectTensor } from "./inputs.js";
import { rowsOf, widthOf } from "./shapes.js";

/**
 * Softmax along the last dimension: turns the numbers of a row into probabilities.
 *
 * p_j = exp(x_j) / Σ exp(x_k), with the row's largest number taken off first, so that nothing overflows.
 *
 * @param x [rows, classes], or more dimensions before the last.
 *
 * @example
 * softmax(tensor([[0, 0]])).array()[0]; // 0.5
 */
export function softmax(x: Tensor): Tensor {
  expectTensor("softmax", "x", x);
  const [rows, width] = [rowsOf(x), widthOf(x)];
  const p = result("softmax", [x], x.shape);
  wasm().softmax(x.at, p.at, rows, width);
  return record(p, () => {
    const add = x.accumulate();
    wasm().softmaxBackward(p.at, p.gradAt, x.gradAt, rows, width, add);
  });
}
