/** What the test of the first step runs. */
import { mlp, sgd, spirals } from "lrlab/engine";

export function firstStep(): void {
  const data = spirals({ seed: 1 });
  const net = mlp([2, 32, 32, 2], { act: "tanh", seed: 1 });
  const opt = sgd(net, { momentum: 0.9 });
  data.loss(net, data.batch(64)).backward();
  opt.step(0.1);
}
