import { cnn, indices, mlp, point, runningMoments, tensor, transformer } from "lrlab/engine";
import type { Row } from "../../badInputRow.js";

const net = mlp([2, 3, 2], { norm: "batch", dropout: 0.5, seed: 1 });
/** A net too large for memory is refused by the engine, which knows how much there is. */
const says = ["engine"];
const drawn = ["act", "norm", "dropout", "parametrisation"];

export const modelsRows: Readonly<Record<string, Row>> = {
  mlp: {
    args: () => [[2, 3, 1], { act: "tanh", norm: "layer", dropout: 0.1, parametrisation: "muP", baseWidth: 2, seed: 1 }],
    optional: [...drawn, "baseWidth"].map((name) => `1.${name}`),
    says,
  },
  cnn: {
    args: () => [{ size: 4, channels: 1, filters: [2, 3], kernel: 3, classes: 2, act: "relu", norm: "none", dropout: 0, seed: 1 }],
    optional: ["channels", "filters", "kernel", "act", "norm", "dropout"].map((name) => `0.${name}`),
    says,
  },
  transformer: {
    args: () => [
      {
        ...{ vocabulary: 3, context: 2, width: 4, layers: 1, heads: 2, norm: "post", causal: true, classes: 3 },
        ...{ dropout: 0, parametrisation: "standard", seed: 1 },
      },
    ],
    optional: ["width", "layers", "heads", "norm", "causal", "classes", "dropout", "parametrisation"].map((name) => `0.${name}`),
    also: { "0.causal": ["a flag"] },
    says,
  },
  point: { args: () => [[1, 2]] },
  model: {
    args: () => [{ kind: "mlp", sizes: [2, 3, 1], act: "relu", seed: 1 }],
    optional: ["0.act"],
    says: ["mlp", ...says],
  },
  runningMoments: { args: () => [3] },
  "runningMoments.check": { call: runningMoments(2).check, args: () => [runningMoments(2).save()], says: ["runningMoments"] },
  "a net": { call: mlp([2, 3], { seed: 1 }), args: () => [tensor([[1, 2]])], says: ["mlp"] },
  "a cnn": { call: cnn({ size: 2, filters: [1], classes: 2, seed: 1 }), args: () => [tensor([[1, 2, 3, 4]])], says: ["cnn"] },
  "a transformer": {
    call: transformer({ vocabulary: 3, context: 2, width: 4, seed: 1 }),
    args: () => [indices([[1, 2]])],
    says: ["transformer"],
  },
  "a point": { call: point([1, 2]), args: () => [], says: ["point"] },
  "a net's assign": {
    call: net.assign,
    args: () => [{ "layer1.bias": [0, 1, 2] }],
    made: ["0"], // its keys hold dots, as paths do
    says: ["mlp.assign", "tensor"],
  },
  "a net's load": {
    call: net.load,
    args: () => [net.state()],
    byName: ["0.spec", "0.kept"],
    says: ["mlp.load", "runningMoments", "dropout"],
  },
};
