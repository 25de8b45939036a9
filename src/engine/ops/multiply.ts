import { wasm } from "../tensor/memory.js";
import { record, scratch } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { giveRepeated } from "./giveRepeated.js";
import { expectTensor } from "./inputs.js";
import { expectRepeatable } from "./shapes.js";

/**
 * The product of two tensors, elementwise; a smaller second one is used again and again.
 *
 * y = a·b, number by number, with b of a's shape or of its last dimensions. For a matrix product see dense.
 *
 * @param a any shape.
 * @param b the shape of a, or its last dimensions.
 *
 * @example
 * multiply(tensor([[1, 2], [3, 4]]), tensor([10, 20])).array()[3]; // 80
 */
export function multiply(a: Tensor, b: Tensor): Tensor {
  expectTensor("multiply", "a", a);
  expectTensor("multiply", "b", b);
  expectRepeatable("multiply", a, b);
  const y = result("multiply", [a, b], a.shape);
  wasm().multiply(a.at, b.at, y.at, a.size, b.size, 0);
  return record(y, () => {
    if (a.needsGrad) {
      const add = a.accumulate();
      wasm().multiply(y.gradAt, b.at, a.gradAt, a.size, b.size, add);
    }
    if (b.needsGrad) {
      const products = scratch(a.size);
      wasm().multiply(y.gradAt, a.at, products, a.size, a.size, 0);
      giveRepeated(products, a.size, 1, b);
    }
  });
}
