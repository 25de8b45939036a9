import { mlp, sgd } from "lrlab/engine";
import type { Row } from "../../badInputRow.js";

const net = mlp([2, 2], { seed: 1 });

export const optimizersRows: Readonly<Record<string, Row>> = {
  sgd: { args: () => [net, { momentum: 0.9 }], made: ["0"], optional: ["1", "1.momentum"] },
  "sgd.step": { call: sgd(net).step, args: () => [0.1] },
};
