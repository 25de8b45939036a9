import { wasm } from "../tensor/memory.js";
import { record } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { giveRepeated } from "./giveRepeated.js";
import { expectTensor } from "./inputs.js";
import { expectRepeatable } from "./shapes.js";

/**
 * The difference of two tensors, elementwise; a smaller second one is used again and again.
 *
 * y = a − b, with b of a's shape or of its last dimensions.
 *
 * @param a any shape.
 * @param b the shape of a, or its last dimensions.
 *
 * @example
 * subtract(tensor([[1, 2], [3, 4]]), tensor([10, 20])).array()[3]; // -16
 */
export function subtract(a: Tensor, b: Tensor): Tensor {
  expectTensor("subtract", "a", a);
  expectTensor("subtract", "b", b);
  expectRepeatable("subtract", a, b);
  const y = result("subtract", [a, b], a.shape);
  wasm().addScaled(a.at, b.at, -1, y.at, a.size, b.size);
  return record(y, () => {
    if (a.needsGrad) giveRepeated(y.gradAt, y.size, 1, a);
    if (b.needsGrad) giveRepeated(y.gradAt, y.size, -1, b);
  });
}
