import { wasm } from "../tensor/memory.js";
import { record } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { expectWindows, type Pool2d } from "./windows.js";

/**
 * Average pooling: the mean of each window, channel by channel.
 *
 * y(i, j, c) = 1/size² · Σ over u, v < size of x(i·stride + u, j·stride + v, c). Windows lie inside the image: an odd line below or to the right
 * is left out, as in PyTorch.
 *
 * @param x images, [batch, height, width, channels].
 * @param options size of a window and stride from one to the next, in pixels; stride is size when left out.
 *
 * @example
 * averagePool2d(tensor([1, 4, 3, 2], [1, 2, 2, 1]), { size: 2 }).array()[0]; // 2.5
 */
export function averagePool2d(x: Tensor, options: Pool2d): Tensor {
  const where = "averagePool2d";
  const { size, stride, input, output } = expectWindows(where, x, options);
  const y = result(where, [x], [input[0], ...output, input[3]]);
  wasm().averagePool(x.at, ...input, size, stride, y.at, ...output);
  return record(y, () => {
    const add = x.accumulate();
    wasm().averagePoolBackward(y.gradAt, ...input, size, stride, ...output, x.gradAt, add);
  });
}
