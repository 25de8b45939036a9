import { wasm } from "../tensor/memory.js";
import { record, scratch } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { expectTensor } from "./inputs.js";
import { expectShape, rowsOf, shapeText, widthOf } from "./shapes.js";

/**
 * A dense layer: every row of x times a matrix, plus a bias.
 *
 * y = x·W + b, with x [rows, in], W [in, out], b [out]. Dimensions before the last are rows.
 *
 * @param x rows of `in` features.
 * @param weight W.
 * @param bias b.
 *
 * @example
 * dense(tensor([[1, 2]]), tensor([[3], [4]]), tensor([5])).array()[0]; // 16
 */
export function dense(x: Tensor, weight: Tensor, bias: Tensor): Tensor {
  const where = "dense";
  expectTensor(where, "x", x);
  expectTensor(where, "weight", weight);
  expectTensor(where, "bias", bias);
  const [width, out] = [widthOf(x), weight.shape[1] ?? 0];
  expectShape(where, "weight", weight, [width, out], `x is ${shapeText(x.shape)}, so weight must be [${width}, out]`);
  expectShape(where, "bias", bias, [out], `weight is ${shapeText(weight.shape)}`);
  const rows = rowsOf(x);
  const y = result(where, [x, weight, bias], [...x.shape.slice(0, -1), out]);
  wasm().gemmBias(x.at, width, 1, weight.at, out, bias.at, y.at, out, rows, out, width);
  return record(y, () => {
    if (weight.needsGrad) {
      const add = weight.accumulate();
      wasm().gemm(x.at, 1, width, y.gradAt, out, weight.gradAt, out, width, out, rows, add);
    }
    if (bias.needsGrad) {
      const add = bias.accumulate();
      wasm().columnSums(y.gradAt, rows, out, bias.gradAt, add);
    }
    if (x.needsGrad) {
      const transposed = scratch(width * out);
      wasm().transpose(weight.at, width, out, transposed);
      const add = x.accumulate();
      wasm().gemm(y.gradAt, out, 1, transposed, width, x.gradAt, width, rows, width, out, add);
    }
  });
}
