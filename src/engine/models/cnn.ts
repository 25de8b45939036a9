import { expectOneOf, expectOptions, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { conv2d } from "../ops/conv2d.js";
import { maxPool2d } from "../ops/maxPool2d.js";
import { reshape } from "../ops/reshape.js";
import type { Tensor } from "../tensor/tensor.js";
import { type Act, actOf, acts } from "./act.js";
import { asInput } from "./asInput.js";
import { denseLayer } from "./denseLayer.js";
import { dropLayer, expectDropout } from "./dropLayer.js";
import { makeNet } from "./makeNet.js";
import type { Net } from "./net.js";
import { type Norm, normLayer, norms } from "./normLayer.js";

/** Options of `cnn`. */
export interface Cnn {
  /** Pixels along each side of an image. */
  size: number;
  /** Numbers per pixel; 1 (grey) when left out. */
  channels?: number;
  /** Filters of each convolution; [8, 16] when left out. After each, images are half as large. */
  filters?: readonly number[];
  /** Pixels along each side of a filter; 3 when left out. */
  kernel?: number;
  /** Answers per image. */
  classes: number;
  /** The nonlinearity after each convolution; "relu" when left out. */
  act?: Act;
  /** What comes before each nonlinearity: layer norm over the channels of a pixel, batch norm, or nothing when left out. */
  norm?: Norm;
  /** The share of numbers dropped before the last layer while training; 0 when left out. */
  dropout?: number;
  /** Same seed, same first weights. */
  seed: number;
}

/**
 * A convolutional net for small square images: convolutions, each with a nonlinearity and a pool of 2 × 2, and a dense layer at the end.
 *
 * h ← maxPool(act(norm(h ∗ W + b))), then dropout(h)·W + b. First weights are normal with variance 2/in before relu and gelu, 1/in before tanh
 * and at the end, where in counts the numbers that one output sums; biases are 0. Convolutions keep the size of an image, pools halve it, rounded
 * down.
 *
 * @param options size and channels of an image, filters and kernel of the convolutions, classes, act, norm, dropout, seed of the first weights.
 *
 * @example
 * cnn({ size: 16, classes: 10, seed: 1 }).parameters.length; // 6
 */
export function cnn(options: Cnn): Net {
  const where = "cnn";
  expectOptions(where, options, ["size", "channels", "filters", "kernel", "classes", "act", "norm", "dropout", "seed"]);
  const { size, channels = 1, filters = [8, 16], kernel = 3, classes, act = "relu", norm = "none", dropout = 0, seed } = options;
  expectWhole(where, "size", size, 1, "It counts the pixels along each side.");
  expectWhole(where, "channels", channels, 1, "Grey images have one.");
  expectWhole(where, "kernel", kernel, 1, "It counts the pixels along each side of a filter.");
  expectWhole(where, "classes", classes, 1, "It is the number of answers.");
  expectOneOf(where, "act", act, acts);
  expectOneOf(where, "norm", norm, norms);
  expectDropout(where, dropout);
  if (!Array.isArray(filters) || filters.length === 0)
    fail(where, "filters must be a list of at least one number", filters, "Write [8, 16].");
  for (const [i, count] of filters.entries())
    expectWhole(where, `filters[${i}]`, count, 1, "It is the number of filters of a convolution.");
  const side = filters.reduce((pixels) => Math.floor(pixels / 2), size);
  if (side < 1)
    fail(where, `size must be at least ${2 ** filters.length} for ${filters.length} convolutions`, size, "Each halves the image.");

  const { apply, gain } = actOf(act);
  return makeNet({ kind: where, size, channels, filters: [...filters], kernel, classes, act, norm, dropout, seed }, seed, (layers) => {
    const blocks = filters.map((fanOut, i) => {
      const input = filters[i - 1] ?? channels;
      const fanIn = kernel * kernel * input;
      const deviation = Math.sqrt(gain / fanIn);
      const weight = layers.parameter(`conv${i + 1}.weight`, [kernel, kernel, input, fanOut], {
        ...{ role: i === 0 ? "input" : "hidden", fanIn, fanOut },
        init: (random) => deviation * random.normal(),
      });
      const bias = layers.parameter(`conv${i + 1}.bias`, [fanOut], { role: "bias", fanIn, fanOut, init: () => 0 });
      const normalise = normLayer(layers, `norm${i + 1}`, norm, fanOut);
      return (x: Tensor) => maxPool2d(apply(normalise(conv2d(x, weight, bias))), { size: 2 });
    });
    const features = side * side * (filters.at(-1) as number); // at least one
    const drop = dropLayer(layers, "dropout", dropout);
    const output = denseLayer(layers, "output", { role: "output", fanIn: features, fanOut: classes });
    return (x) => {
      const seen = blocks.reduce((h, block) => block(h), asInput(where, x, [size, size, channels]));
      return output(drop(reshape(seen, [seen.size / features, features])));
    };
  });
}
