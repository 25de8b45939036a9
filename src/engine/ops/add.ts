import { wasm } from "../tensor/memory.js";
import { record } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { giveRepeated } from "./giveRepeated.js";
import { expectTensor } from "./inputs.js";
import { expectRepeatable } from "./shapes.js";

/**
 * The sum of two tensors, elementwise; a smaller second one is used again and again.
 *
 * y = a + b, with b of a's shape or of its last dimensions: [width] for every row, [time, width] for every sequence.
 *
 * @param a any shape.
 * @param b the shape of a, or its last dimensions.
 *
 * @example
 * add(tensor([[1, 2], [3, 4]]), tensor([10, 20])).array()[3]; // 24
 */
export function add(a: Tensor, b: Tensor): Tensor {
  expectTensor("add", "a", a);
  expectTensor("add", "b", b);
  expectRepeatable("add", a, b);
  const y = result("add", [a, b], a.shape);
  wasm().addScaled(a.at, b.at, 1, y.at, a.size, b.size);
  return record(y, () => {
    if (a.needsGrad) giveRepeated(y.gradAt, y.size, 1, a);
    if (b.needsGrad) giveRepeated(y.gradAt, y.size, 1, b);
  });
}
