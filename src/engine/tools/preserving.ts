import type { Net } from "../models/net.js";
import type { Optim } from "../optimizers/optim.js";
import { keptGradients } from "../training/gradients.js";

/** Runs `body`, which may train, and puts net, gradients and optimizer back as they were, bit for bit, also when it throws. */
export function preserving<Input, T>({ net, optimizer }: { readonly net: Net<Input>; readonly optimizer?: Optim }, body: () => T): T {
  const wasTraining = net.training;
  const [state, memory] = [net.state(), optimizer?.state()];
  const putGradientsBack = keptGradients(net);
  try {
    return body();
  } finally {
    net.load(state);
    if (memory) optimizer?.load(memory); // which drops gradients
    putGradientsBack();
    if (wasTraining) net.train();
    else net.evaluate();
  }
}
