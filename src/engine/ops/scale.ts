import { expectNumber } from "../../schedules/expect.js";
import { wasm } from "../tensor/memory.js";
import { record } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { expectTensor } from "./inputs.js";

/**
 * A tensor times one number.
 *
 * y = c·x. The number is a constant: no gradient flows to it.
 *
 * @param x any shape.
 * @param factor c.
 *
 * @example
 * scale(tensor([1, 2]), 3).array()[1]; // 6
 */
export function scale(x: Tensor, factor: number): Tensor {
  expectTensor("scale", "x", x);
  expectNumber("scale", "factor", factor, { min: -3.4e38, max: 3.4e38, advice: "It has to fit 32 bits." });
  const y = result("scale", [x], x.shape);
  wasm().scaled(x.at, factor, y.at, x.size, 0);
  return record(y, () => {
    const add = x.accumulate();
    wasm().scaled(y.gradAt, factor, x.gradAt, x.size, add);
  });
}
