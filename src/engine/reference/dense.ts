import { expectShape, rowsOf, shapeText, widthOf } from "../ops/shapes.js";
import { Tensor } from "./tensor.js";

/** y = x·W + b: y_ij = b_j + Σ_p x_ip W_pj. Each product's gradient is the other factor; the bias is added in every row, so it sums over them. */
export function dense(x: Tensor, weight: Tensor, bias: Tensor): Tensor {
  const [rows, width, out] = [rowsOf(x), widthOf(x), weight.shape[1] ?? 0];
  expectShape("dense", "weight", weight, [width, out], `x is ${shapeText(x.shape)}, so weight must be [${width}, out]`);
  expectShape("dense", "bias", bias, [out], `weight is ${shapeText(weight.shape)}`);
  const y = new Tensor([...x.shape.slice(0, -1), out], [x, weight, bias]);
  const [X, W, B, Y] = [x.by(rows, width), weight.by(width, out), bias.by(out), y.by(rows, out)];
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < out; j += 1) {
      let sum = B(j);
      for (let p = 0; p < width; p += 1) sum += X(i, p) * W(p, j);
      Y.put(sum, i, j);
    }
  }
  y.pass = () => {
    for (let i = 0; i < rows; i += 1) {
      for (let j = 0; j < out; j += 1) {
        B.give(Y.d(i, j), j);
        for (let p = 0; p < width; p += 1) {
          X.give(Y.d(i, j) * W(p, j), i, p);
          W.give(Y.d(i, j) * X(i, p), p, j);
        }
      }
    }
  };
  return y;
}
