import { wasm } from "../tensor/memory.js";
import { record, scratch } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { expectWindows, type Pool2d } from "./windows.js";

/**
 * Max pooling: the largest number of each window, channel by channel.
 *
 * y(i, j, c) = max over u, v < size of x(i·stride + u, j·stride + v, c). The gradient goes to the first place that holds the largest. Windows lie
 * inside the image: an odd line below or to the right is left out, as in PyTorch.
 *
 * @param x images, [batch, height, width, channels].
 * @param options size of a window and stride from one to the next, in pixels; stride is size when left out.
 *
 * @example
 * maxPool2d(tensor([1, 4, 3, 2], [1, 2, 2, 1]), { size: 2 }).array()[0]; // 4
 */
export function maxPool2d(x: Tensor, options: Pool2d): Tensor {
  const where = "maxPool2d";
  const { size, stride, input, output } = expectWindows(where, x, options);
  const y = result(where, [x], [input[0], ...output, input[3]]);
  const places = scratch(y.size);
  wasm().maxPool(x.at, ...input, size, stride, y.at, ...output, places);
  return record(y, () => {
    const add = x.accumulate();
    wasm().maxPoolBackward(y.gradAt, places, ...input, size, stride, ...output, x.gradAt, add);
  });
}
