import { expectOneOf, expectOptions, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { wasm } from "../tensor/memory.js";
import { record, scratch } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { expectImages, movesAlong } from "./images.js";
import { expectTensor } from "./inputs.js";
import { expectShape, shapeText } from "./shapes.js";

/** Options of `conv2d`. */
export interface Conv2d {
  /** "same" surrounds images with zeros, so that the output is as large at stride 1; "valid" keeps filters inside. "same" when left out. */
  padding?: "same" | "valid";
  /** Pixels from one place of a filter to the next, 1 when left out. */
  stride?: number;
}

/**
 * A convolution: every filter is laid on every patch of an image, and gives the sum of products.
 *
 * y(i, j, o) = b(o) + Σ x(i·s + u − p, j·s + v − q, c) · W(u, v, c, o) over u, v, c, where x is 0 outside the image. With padding "same" y has
 * height / s lines, rounded up; with "valid" (height − height of W) / s + 1, rounded down.
 *
 * PyTorch orders images [batch, channels, height, width] and weights [out, in, height, width]. It has no "same" at a stride above 1; there this
 * does as TensorFlow: where an odd line of zeros is needed, it stands below, or to the right.
 *
 * @param x images, [batch, height, width, in].
 * @param weight filters W, [height, width, in, out].
 * @param bias b, [out].
 * @param options padding "same" or "valid"; stride s in pixels.
 *
 * @example
 * const image = tensor([1, 2, 3, 4], [1, 2, 2, 1]);
 * conv2d(image, tensor([1, 1, 1, 1], [2, 2, 1, 1]), tensor([0]), { padding: "valid" }).array()[0]; // 10
 */
export function conv2d(x: Tensor, weight: Tensor, bias: Tensor, options: Conv2d = {}): Tensor {
  const where = "conv2d";
  expectTensor(where, "x", x);
  expectTensor(where, "weight", weight);
  expectTensor(where, "bias", bias);
  expectOptions(where, options, ["padding", "stride"]);
  const { padding = "same", stride = 1 } = options;
  expectOneOf(where, "padding", padding, ["same", "valid"]);
  expectWhole(where, "stride", stride, 1, "It is a number of pixels.");
  const [batch, height, width, channels] = expectImages(where, x);
  const [tall = 1, wide = 1, , out = 1] = weight.shape;
  expectShape(where, "weight", weight, [tall, wide, channels, out], `x is ${shapeText(x.shape)}, and weight [height, width, in, out]`);
  expectShape(where, "bias", bias, [out], `weight is ${shapeText(weight.shape)}`);
  const [down, right] = [movesAlong(height, tall, stride, padding), movesAlong(width, wide, stride, padding)];
  if (down.places < 1 || right.places < 1)
    fail(where, `a filter must fit into images of ${shapeText(x.shape)}`, weight.shape, 'Use padding "same", or a smaller filter.');

  const y = result(where, [x, weight, bias], [batch, down.places, right.places, out]);
  const isPadded = down.padded > height || right.padded > width;
  const image = isPadded ? scratch(batch * down.padded * right.padded * channels) : x.at;
  const imageSize = [batch, down.padded, right.padded, channels] as const;
  const filter = [tall, wide] as const;
  const output = [down.places, right.places, out] as const;
  if (isPadded) wasm().spread(x.at, batch, height, width, channels, image, down.padded, right.padded, down.before, right.before, 1);
  wasm().convolve(image, ...imageSize, weight.at, ...filter, bias.at, y.at, ...output, stride, panel(out, tall * wide * channels), 0);

  return record(y, () => {
    if (weight.needsGrad) {
      const add = weight.accumulate();
      const at = panel(out, down.places * right.places);
      wasm().convolveWeights(image, ...imageSize, weight.gradAt, ...filter, y.gradAt, ...output, stride, at, add);
    }
    if (bias.needsGrad) {
      const add = bias.accumulate();
      wasm().columnSums(y.gradAt, batch * down.places * right.places, out, bias.gradAt, add);
    }
    if (x.needsGrad) {
      // a pixel met each filter once: dx is dy, its pixels `stride` apart on a ground of zeros, under the filters turned by half a turn
      const [groundHeight, groundWidth] = [height + tall - 1, width + wide - 1];
      const ground = scratch(batch * groundHeight * groundWidth * out);
      const [top, left] = [tall - 1 - down.before, wide - 1 - right.before];
      wasm().spread(y.gradAt, batch, ...output, ground, groundHeight, groundWidth, top, left, stride);
      const turned = scratch(weight.size);
      for (let tap = 0, taps = tall * wide; tap < taps; tap += 1)
        wasm().transpose(weight.at + 4 * tap * channels * out, channels, out, turned + 4 * (taps - 1 - tap) * channels * out);
      const groundSize = [batch, groundHeight, groundWidth, out] as const;
      const at = panel(channels, tall * wide * out);
      const add = x.accumulate();
      wasm().convolve(ground, ...groundSize, turned, ...filter, 0, x.gradAt, height, width, channels, 1, at, add);
    }
  });
}

/** Room for the last columns of a matrix with k rows, which the kernels read eight at a time. */
const panel = (columns: number, k: number): number => (columns % 8 === 0 ? 0 : scratch(8 * k));
