/** Our engine on the four tasks. Runs in Node and in a page's Worker alike. */
import { adam, adamW, cnn, crossEntropy, indices, mlp, type Net, sgd, type Tensor, tensor, transformer } from "lrlab/engine";
import type { Steps } from "./measure.ts";
import { batches, type Task, type TaskName, task, transformerSizes } from "./tasks.ts";

/** The net of a task, with the task's first weights, and how it is updated. */
const makers = {
  a: () => start("a", mlp([2, 32, 32, 2], { act: "tanh", seed: 1 }), (net) => sgd(net, { momentum: 0.9 })),
  b: () => start("b", mlp([256, 128, 10], { act: "relu", seed: 1 }), (net) => adam(net)),
  c: () => start("c", cnn({ size: 16, filters: [8, 16], classes: 10, seed: 1 }), (net) => adam(net)),
  d: () => {
    const { batch, ...sizes } = transformerSizes;
    return start("d", transformer({ ...sizes, norm: "pre", seed: 1 }), (net) => adamW(net, { weightDecay: 0.01 }));
  },
} satisfies Record<TaskName, () => Steps>;

export const ours = (name: TaskName): Steps => makers[name]();

function start<Input>(name: TaskName, net: Net<Input>, update: (net: Net<Input>) => { step(lr: number): void }): Steps {
  const { parameters, x, xShape, y, lr }: Task = task(name);
  net.assign(Object.fromEntries(net.parameters.map(({ name }, i) => [name, parameters[i]?.values ?? []])));
  const inputs = x.map((values) => (values instanceof Int32Array ? indices(values, xShape) : tensor(values, xShape)) as Input);
  const labels = y.map((values) => indices(values, name === "d" ? xShape : undefined));
  const optimizer = update(net);
  return {
    step: (i, read) => {
      const loss: Tensor = crossEntropy(net(inputs[i % batches] as Input), labels[i % batches] ?? []); // there is one for each
      loss.backward();
      optimizer.step(lr);
      return read ? loss.item() : undefined;
    },
  };
}
