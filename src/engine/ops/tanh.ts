import { wasm } from "../tensor/memory.js";
import { record } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { expectTensor } from "./inputs.js";

/**
 * The hyperbolic tangent, elementwise: squeezes numbers between −1 and 1.
 *
 * y = tanh x. It is computed in the engine itself, so its bits are the same in every browser.
 *
 * @param x any shape.
 *
 * @example
 * tanh(tensor([0])).item(); // 0
 */
export function tanh(x: Tensor): Tensor {
  expectTensor("tanh", "x", x);
  const y = result("tanh", [x], x.shape);
  wasm().tanh(x.at, y.at, x.size);
  return record(y, () => {
    const add = x.accumulate();
    wasm().tanhBackward(y.at, y.gradAt, x.gradAt, x.size, add);
  });
}
