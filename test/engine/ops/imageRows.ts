import { runningMoments } from "lrlab/engine";
import type { OpRow } from "./gradients.js";

/** Numbers that no two of a window share, as max pooling has a kink where they do: steps of 1/16 in no order. */
const apart: NonNullable<OpRow["draw"]> = (_, __, entry) => ((entry * 37) % 512) / 16 - 16;

const images: OpRow["shapes"] = ({ batch = 1, height = 1, width = 1, channels = 1 }) => [[batch, height, width, channels]];
const pooled = {
  batch: [1, 2, 3],
  height: [3, 4, 5, 7],
  width: [3, 4, 6, 7],
  channels: [1, 2, 3, 4, 5, 8],
  size: [1, 2, 3],
  stride: [1, 2, 3],
};
const norm: OpRow = {
  sizes: { batch: [2, 3, 5], time: [1, 2, 7], width: [1, 2, 3, 4, 5, 7, 17], training: [0, 1] },
  shapes: ({ batch = 1, time = 1, width = 1 }) => [[batch, time, width], [width], [width]],
  rest: ({ width = 1, training }) => {
    const running = runningMoments(width);
    for (let j = 0; j < width; j += 1) {
      running.mean[j] = j / 8;
      running.variance[j] = 0.5 + j;
    }
    return [running, { training: training === 1, eps: 0.5 }];
  },
};

/** The rows of operations on images, and of those that training and evaluation do differently. */
export const imageRows: Readonly<Record<string, OpRow>> = {
  conv2d: {
    sizes: {
      ...{
        batch: [1, 2, 3],
        height: [3, 5, 6],
        width: [3, 4, 7],
        channels: [1, 2, 3, 5, 8],
        out: [1, 3, 8, 10],
        tall: [1, 2, 3],
        wide: [1, 2, 3],
      },
      ...{ stride: [1, 2, 3], valid: [0, 1] },
    },
    shapes: (size) => [...images(size), [size.tall ?? 1, size.wide ?? 1, size.channels ?? 1, size.out ?? 1], [size.out ?? 1]],
    rest: ({ stride, valid }) => [{ stride, padding: valid ? "valid" : "same" }],
  },
  maxPool2d: { sizes: pooled, shapes: images, draw: apart, rest: ({ size, stride }) => [{ size, stride }] },
  averagePool2d: { sizes: pooled, shapes: images, rest: ({ size, stride }) => [{ size, stride }] },
  batchNorm: norm,
  dropout: {
    sizes: { rows: [1, 2, 3, 5, 7, 17], width: [1, 2, 3, 5, 7, 17], step: [0, 1, 1000] },
    shapes: ({ rows = 1, width = 1 }) => [[rows, width]],
    rest: ({ step }) => [{ rate: 0.3, seed: 7, step }],
  },
};
