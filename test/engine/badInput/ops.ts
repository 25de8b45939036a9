import { rng, tensor } from "lrlab/engine";
import type { Row } from "../../badInputRow.js";

/** Odd values that are plain numbers all the same, by their names in badInput.test.ts. */
const finite = ["one", "a fraction", "-0", "huge", "a billion", "more than counts"];

export const opsRows: Readonly<Record<string, Row>> = {
  tensor: {
    args: () => [
      [1, 2, 3, 4],
      [2, 2],
    ],
    optional: ["1"],
  },
  indices: { args: () => [[0, 2, 1], [3]], optional: ["1"] },
  noGrad: { args: () => [() => tensor(1).item()], also: { "0": ["a function", "a function with a name of its own"] } },
  temporary: { args: () => [() => 1], also: { "0": ["a function", "a function with a name of its own"] } },
  rng: { args: () => [7] },
  "rng.next": { call: rng(1).next, args: () => [] },
  "rng.normal": { call: rng(1).normal, args: () => [] },
  "rng.int": { call: rng(1).int, args: () => [6] },
  "rng.split": { call: rng(1).split, args: () => [6], also: { "0": ["a text", "no text"] } },
  "rng.state": { call: rng(1).state, args: () => [] },
  relu: { args: () => [tensor([-1, 2])] },
  tanh: { args: () => [tensor([-1, 2])] },
  dense: { args: () => [tensor([[1, 2]]), tensor([[3], [4]]), tensor([5])] },
  add: { args: () => [tensor([[1, 2]]), tensor([3, 4])] },
  subtract: { args: () => [tensor([[1, 2]]), tensor([3, 4])] },
  multiply: { args: () => [tensor([[1, 2]]), tensor([3, 4])] },
  scale: { args: () => [tensor([1, 2]), 3], also: { "1": [...finite, "-1"] } },
  sum: { args: () => [tensor([1, 2])] },
  mean: { args: () => [tensor([1, 2])] },
  reshape: { args: () => [tensor([1, 2, 3, 4]), [2, 2]] },
  softmax: { args: () => [tensor([[1, 2]])] },
  gelu: { args: () => [tensor([-1, 2])] },
  layerNorm: {
    args: () => [tensor([[1, 3]]), tensor([1, 1]), tensor([0, 0]), { eps: 1e-5 }],
    optional: ["3", "3.eps"],
  },
  attention: { args: () => [tensor([[[1, 2, 3, 4, 5, 6]]]), { heads: 2, causal: true }], also: { "1.causal": ["a flag"] } },
  embedding: {
    args: () => [
      tensor([
        [1, 2],
        [3, 4],
      ]),
      [1, 1, 0],
    ],
    also: { "1": ["one", "-0"] },
  },
  meanSquaredError: { args: () => [tensor([1, 2]), tensor([1, 5])] },
  crossEntropy: { args: () => [tensor([[0, 0]]), [1]] },
};
