import { wasm } from "../tensor/memory.js";
import { record } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { expectTensor } from "./inputs.js";

/**
 * The larger of x and 0, elementwise: the rectifier.
 *
 * y = max(0, x); its slope at 0 is taken as 0.
 *
 * @param x any shape.
 *
 * @example
 * relu(tensor([-1, 2])).array()[1]; // 2
 */
export function relu(x: Tensor): Tensor {
  expectTensor("relu", "x", x);
  const y = result("relu", [x], x.shape);
  wasm().relu(x.at, y.at, x.size);
  return record(y, () => {
    const add = x.accumulate();
    wasm().reluBackward(y.at, y.gradAt, x.gradAt, x.size, add);
  });
}
