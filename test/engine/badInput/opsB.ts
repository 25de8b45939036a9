import { runningMoments, tensor } from "lrlab/engine";
import type { Row } from "../../badInputRow.js";

const image = () => tensor([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]);

/** Operations on images, and those that training and evaluation do differently. */
export const imageOpsRows: Readonly<Record<string, Row>> = {
  conv2d: {
    args: () => [image(), tensor([1, 1, 1, 1], [2, 2, 1, 1]), tensor([0]), { padding: "valid", stride: 1 }],
    optional: ["3", "3.padding", "3.stride"],
  },
  maxPool2d: { args: () => [image(), { size: 2, stride: 1 }], optional: ["1.stride"] },
  averagePool2d: { args: () => [image(), { size: 2, stride: 1 }], optional: ["1.stride"] },
  batchNorm: {
    args: () => [tensor([[1], [3]]), tensor([1]), tensor([0]), runningMoments(1), { training: true, momentum: 0.1, eps: 1e-5 }],
    optional: ["4", "4.training", "4.momentum", "4.eps"],
    made: ["3"],
    also: { "4.training": ["a flag"] },
  },
  dropout: {
    args: () => [tensor([1, 2, 3]), { rate: 0.5, seed: 1, step: 2, training: true }],
    optional: ["1.step", "1.training"],
    also: { "1.training": ["a flag"] },
  },
  runningMoments: { args: () => [3] },
  "runningMoments.save": { call: runningMoments(3).save, args: () => [] },
  "runningMoments.hold": { call: runningMoments(3).hold, args: () => [] },
  "runningMoments.check": { call: runningMoments(1).check, args: () => [runningMoments(1).save()], says: ["runningMoments"] },
};
