import type { Net } from "../models/net.js";
import type { Optim } from "../optimizers/optim.js";
import { floats } from "../tensor/memory.js";

/** Runs `body`, which may train, and puts net, gradients and optimizer back as they were, bit for bit, also when it throws. */
export function preserving<Input, T>({ net, optimizer }: { readonly net: Net<Input>; readonly optimizer?: Optim }, body: () => T): T {
  const { parameters, block } = net;
  const wasTraining = net.training;
  const [state, memory] = [net.state(), optimizer?.state()];
  const gradients = floats().slice(block.gradAt / 4, block.gradAt / 4 + block.size);
  const used = parameters.map(({ value }) => value.hasGrad);
  try {
    return body();
  } finally {
    net.load(state);
    if (memory) optimizer?.load(memory);
    floats().set(gradients, block.gradAt / 4);
    parameters.forEach(({ value }, i) => {
      value.hasGrad = used[i] ?? false;
    });
    if (wasTraining) net.train();
    else net.evaluate();
  }
}
