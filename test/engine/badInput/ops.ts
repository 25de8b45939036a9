import { rng, tensor } from "lrlab/engine";
import type { Row } from "../../badInputRow.js";

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
  crossEntropy: { args: () => [tensor([[0, 0]]), [1]] },
};
