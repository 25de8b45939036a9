import { expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { wasm } from "../tensor/memory.js";
import { record } from "../tensor/tape.js";
import { result, type Shape, sizeOf, type Tensor } from "../tensor/tensor.js";
import { expectTensor } from "./inputs.js";
import { shapeText } from "./shapes.js";

/**
 * The same numbers in another shape, in the same order.
 *
 * [2, 3] → [3, 2] keeps the order in memory; it does not transpose.
 *
 * @param x any shape.
 * @param shape lengths of the new dimensions; multiplied they give the number of entries.
 *
 * @example
 * reshape(tensor([[1, 2], [3, 4]]), [4]).array()[2]; // 3
 */
export function reshape(x: Tensor, shape: Shape): Tensor {
  const where = "reshape";
  expectTensor(where, "x", x);
  if (!Array.isArray(shape)) fail(where, "shape must be a list of lengths", shape, "Write [rows, features].");
  for (const [i, length] of shape.entries()) expectWhole(where, `shape[${i}]`, length, 1, "It is the length of a dimension.");
  if (sizeOf(shape) !== x.size)
    fail(
      where,
      `shape must fit the ${x.size} entries of x, ${shapeText(x.shape)}`,
      shape,
      "Its lengths multiplied must give their number.",
    );
  const y = result(where, [x], [...shape]);
  wasm().scaled(x.at, 1, y.at, x.size, 0);
  return record(y, () => {
    const add = x.accumulate();
    wasm().scaled(y.gradAt, 1, x.gradAt, x.size, add);
  });
}
