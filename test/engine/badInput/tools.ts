import { mlp, moons, sgd } from "lrlab/engine";
import type { Row } from "../../badInputRow.js";

const net = mlp([2, 2], { seed: 1 });
const problem = moons({ train: 40, validation: 6, test: 6 });
const parts = { net, problem };
const made = ["0.net", "0.problem", "0.optimizer", "0.batch.x", "0.batch.y"];
const optional = (...names: readonly string[]) => names.map((name) => `0.${name}`);
const state = net.state();

export const toolsRows: Readonly<Record<string, Row>> = {
  rangeTest: {
    args: () => [
      {
        ...{ ...parts, optimizer: sgd(net), batch: 4, from: 0.01, to: 1, steps: 8 },
        ...{ spacing: "exponential", skip: 1, smooth: 1, seed: 1 },
      },
    ],
    made,
    optional: optional("from", "to", "steps", "spacing", "skip", "smooth", "seed"),
    also: { "0.from": ["a fraction"] }, // a rate, and no count
    says: ["moons.batch", "moons.stream"],
  },
  gradientNoiseScale: {
    args: () => [{ ...parts, batch: 4, batches: 3, seed: 1 }],
    made,
    optional: optional("batch", "batches", "seed"),
    says: ["moons.batch"],
  },
  sharpness: {
    args: () => [{ ...parts, batch: problem.all("train", 0, 8), tolerance: 0.01, iterations: 5, seed: 1 }],
    made: [...made, "0.batch"],
    optional: optional("tolerance", "iterations", "seed"),
    says: ["crossEntropy", "mlp"],
  },
  lossAlong: {
    args: () => [{ ...parts, from: state, to: state, points: 3, split: "test" }],
    made: [...made, "0.from", "0.to"],
    optional: optional("points", "split"),
    says: ["mlp.load"],
  },
  averageStates: { args: () => [[state, state]], made: ["0.0", "0.1"] },
  snapshotEnsemble: {
    args: () => [{ ...parts, states: [state, state], split: "validation" }],
    made: [...made, "0.states.0", "0.states.1"],
    optional: optional("split"),
    says: ["mlp.load", "averageStates"],
  },
};
