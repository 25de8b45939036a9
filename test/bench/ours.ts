/** Our engine on the four tasks. Runs in Node and in a page's Worker alike. */
import {
  adam,
  adamW,
  cnn,
  crossEntropy,
  type Indices,
  indices,
  mlp,
  type Net,
  type Optim,
  sgd,
  type Tensor,
  tensor,
  transformer,
} from "lrlab/engine";
import type { Steps } from "./measure.ts";
import { batches, type TaskName, task, transformerSizes } from "./tasks.ts";

/** A task in our engine: its net with the task's first weights, its batches, and how it is updated. */
interface Ours {
  readonly lr: number;
  readonly parameters: Net["parameters"];
  loss(i: number): Tensor;
  update(lr: number): void;
}

const makers: Readonly<Record<TaskName, () => Ours>> = {
  a: () => start("a", mlp([2, 32, 32, 2], { act: "tanh", seed: 1 }), (net) => sgd(net, { momentum: 0.9 })),
  b: () => start("b", mlp([256, 128, 10], { act: "relu", seed: 1 }), (net) => adam(net)),
  c: () => start("c", cnn({ size: 16, filters: [8, 16], classes: 10, seed: 1 }), (net) => adam(net)),
  d: () => {
    const { batch, ...sizes } = transformerSizes;
    return start("d", transformer({ ...sizes, norm: "pre", seed: 1 }), (net) => adamW(net, { weightDecay: 0.01 }));
  },
};

function start<Input extends Tensor | Indices>(name: TaskName, net: Net<Input>, optimizer: (net: Net<Input>) => Optim): Ours {
  const { parameters, x, xShape, y, lr } = task(name);
  net.assign(Object.fromEntries(net.parameters.map(({ name }, i) => [name, parameters[i]?.values ?? []])));
  const inputs = x.map((values) => (values instanceof Int32Array ? indices(values, xShape) : tensor(values, xShape)) as Input);
  const labels = y.map((values) => indices(values, name === "d" ? xShape : [values.length]));
  const { step } = optimizer(net);
  return {
    lr,
    parameters: net.parameters,
    loss: (i) => crossEntropy(net(inputs[i % batches] as Input), labels[i % batches] as Indices), // there is one for each
    update: step,
  };
}

/** Steps of a task. */
export function ours(name: TaskName): Steps {
  const { lr, loss, update } = makers[name]();
  return {
    step: (i, read) => {
      const value = loss(i);
      value.backward();
      update(lr);
      return read ? value.item() : undefined;
    },
  };
}

/** The loss of the first batch and its gradient with respect to each parameter, in the order of the task. */
export function firstGradients(name: TaskName): { loss: number; gradients: Float32Array[] } {
  const { loss, parameters } = makers[name]();
  const value = loss(0);
  value.backward();
  return { loss: value.item(), gradients: parameters.map(({ value }) => value.gradient() ?? new Float32Array(value.size)) };
}
