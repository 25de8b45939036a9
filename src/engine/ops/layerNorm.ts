import { expectNumber, expectOptions } from "../../schedules/expect.js";
import { wasm } from "../tensor/memory.js";
import { record, scratch } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { expectTensor } from "./inputs.js";
import { expectShape, rowsOf, shapeText, widthOf } from "./shapes.js";

/**
 * Layer normalisation: gives every row mean 0 and variance 1, then a learned gain and bias to each feature.
 *
 * y = (x − m)/√(v + ε)·gain + bias, with m and v the mean and the variance of the row (the mean squared distance, not n − 1), as in PyTorch.
 *
 * Source: J. L. Ba, J. R. Kiros, G. E. Hinton (2016), Layer Normalization, equation 3, https://arxiv.org/abs/1607.06450
 *
 * @param x [rows, features], or more dimensions before the last.
 * @param gain [features].
 * @param bias [features].
 * @param options eps ε, 1e-5 when left out.
 *
 * @example
 * layerNorm(tensor([[1, 3]]), tensor([1, 1]), tensor([0, 0])).array()[1].toFixed(4); // "1.0000"
 */
export function layerNorm(x: Tensor, gain: Tensor, bias: Tensor, options: { eps?: number } = {}): Tensor {
  const where = "layerNorm";
  expectTensor(where, "x", x);
  expectTensor(where, "gain", gain);
  expectTensor(where, "bias", bias);
  expectOptions(where, options, ["eps"]);
  const { eps = 1e-5 } = options;
  expectNumber(where, "eps", eps, { min: 1e-30, advice: "It keeps a row of equal numbers from dividing by 0." });
  const [rows, width] = [rowsOf(x), widthOf(x)];
  expectShape(where, "gain", gain, [width], `x is ${shapeText(x.shape)}, and each feature has its gain`);
  expectShape(where, "bias", bias, [width], `x is ${shapeText(x.shape)}, and each feature has its bias`);
  const y = result(where, [x, gain, bias], x.shape);
  const moments = scratch(2 * rows);
  wasm().layerNorm(x.at, gain.at, bias.at, y.at, moments, rows, width, eps);
  return record(y, () => {
    const [gainAt, biasAt] = [sumsAt(gain), sumsAt(bias)];
    const add = x.needsGrad ? x.accumulate() : 0;
    wasm().layerNormBackward(x.at, gain.at, moments, y.gradAt, x.needsGrad ? x.gradAt : 0, gainAt, biasAt, rows, width, add);
  });
}

/** Where the kernel adds the gradient up: in its place, cleared if nothing stands there, or aside where none is wanted. */
function sumsAt(parameter: Tensor): number {
  const add = parameter.needsGrad ? parameter.accumulate() : 0;
  const at = parameter.needsGrad ? parameter.gradAt : scratch(parameter.size);
  if (add === 0) wasm().fill(at, 0, parameter.size);
  return at;
}
