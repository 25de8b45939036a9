import { floats, wasm } from "../tensor/memory.js";
import { record } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { expectTensor } from "./inputs.js";

/** Σ x_i divided by `count`, for sum and mean. */
export function total(where: string, x: Tensor, count: number): Tensor {
  expectTensor(where, "x", x);
  const y = result(where, [x], []);
  floats()[y.at / 4] = wasm().sum(x.at, x.size) / count;
  return record(y, () => {
    const add = x.accumulate();
    const each = (floats()[y.gradAt / 4] as number) / count; // backward put it there
    wasm().addNumber(each, x.gradAt, x.size, add);
  });
}
