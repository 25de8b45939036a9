import { floats, wasm } from "../tensor/memory.js";
import { record } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { expectTensor } from "./inputs.js";
import { expectShape, shapeText } from "./shapes.js";

/**
 * The mean squared error: how far predictions are from what they should be.
 *
 * L = (1/n) Σ (x_i − y_i)² over all n entries, as PyTorch's mse_loss. PyTorch repeats a smaller y; here shapes must be the same.
 *
 * @param x predictions, any shape.
 * @param y what they should be, of the same shape.
 *
 * @example
 * meanSquaredError(tensor([1, 2]), tensor([1, 5])).item(); // 4.5
 */
export function meanSquaredError(x: Tensor, y: Tensor): Tensor {
  const where = "meanSquaredError";
  expectTensor(where, "x", x);
  expectTensor(where, "y", y);
  expectShape(where, "y", y, x.shape, `x is ${shapeText(x.shape)}, and each of its entries needs one of y`);
  const loss = result(where, [x, y], []);
  floats()[loss.at / 4] = wasm().squaredDistance(x.at, y.at, x.size) / x.size;
  return record(loss, () => {
    const slope = (2 * (floats()[loss.gradAt / 4] as number)) / x.size; // backward put it there
    if (x.needsGrad) {
      const add = x.accumulate();
      wasm().scaledDifference(x.at, y.at, slope, x.gradAt, x.size, add);
    }
    if (y.needsGrad) {
      const add = y.accumulate();
      wasm().scaledDifference(y.at, x.at, slope, y.gradAt, x.size, add);
    }
  });
}
