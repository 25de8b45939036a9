import { expectOptions, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { Tensor } from "../tensor/tensor.js";
import { expectImages, movesAlong } from "./images.js";
import { expectTensor } from "./inputs.js";

/** Options of pooling. */
export interface Pool2d {
  /** Height and width of a window, in pixels. */
  size: number;
  /** Pixels from one window to the next, `size` when left out. */
  stride?: number;
}

/** What pooling works on: lengths of the images and of its output. */
interface Windows {
  readonly size: number;
  readonly stride: number;
  readonly input: readonly [batch: number, height: number, width: number, channels: number];
  readonly output: readonly [height: number, width: number];
}

/** Checks images and windows, and how many of them there are. */
export function expectWindows(where: string, x: Tensor, options: Pool2d): Windows {
  expectTensor(where, "x", x);
  expectOptions(where, options, ["size", "stride"], { kernel_size: "size" });
  const { size, stride = size } = options;
  expectWhole(where, "size", size, 1, "It is a number of pixels.");
  expectWhole(where, "stride", stride, 1, "It is a number of pixels.");
  const input = expectImages(where, x);
  const [, height, width] = input;
  if (size > Math.min(height, width))
    fail(where, `windows must fit into images of ${height} by ${width}`, size, "Pool less often, or by less.");
  return {
    size,
    stride,
    input,
    output: [movesAlong(height, size, stride, "valid").places, movesAlong(width, size, stride, "valid").places],
  };
}
