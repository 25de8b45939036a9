import { wasm } from "../tensor/memory.js";
import { record, scratch } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { expectTensor } from "./inputs.js";

/**
 * The Gaussian error linear unit in its tanh form, elementwise: a rectifier with a round corner.
 *
 * y = ½x·(1 + tanh(√(2/π)·(x + 0.044715x³))), PyTorch's approximate="tanh".
 *
 * Source: D. Hendrycks, K. Gimpel (2016), Gaussian Error Linear Units, section 2, https://arxiv.org/abs/1606.08415
 *
 * @param x any shape.
 *
 * @example
 * gelu(tensor([0, 10])).array()[1]; // 10
 */
export function gelu(x: Tensor): Tensor {
  expectTensor("gelu", "x", x);
  const y = result("gelu", [x], x.shape);
  const slope = scratch(x.size);
  wasm().gelu(x.at, y.at, slope, x.size);
  return record(y, () => {
    const add = x.accumulate();
    wasm().multiply(slope, y.gradAt, x.gradAt, x.size, x.size, add);
  });
}
