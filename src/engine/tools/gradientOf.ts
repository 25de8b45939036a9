import type { Net } from "../models/net.js";
import type { Batch, Problem } from "../problems/problem.js";
import { floats } from "../tensor/memory.js";
import { ownTape } from "../tensor/tape.js";
import { discardGradients } from "../training/gradients.js";

/** The gradient of the loss on a batch, as one list over all parameters; run it inside `preserving`, as it leaves gradients behind. */
export function gradientOf<Input, Target>(net: Net<Input>, problem: Problem<Input, Target>, batch: Batch<Input, Target>): Float32Array {
  const { gradAt, size } = net.block;
  discardGradients(net);
  floats().fill(0, gradAt / 4, gradAt / 4 + size); // a parameter that the loss does not reach has gradient 0
  ownTape(() => problem.loss(net, batch).backward());
  discardGradients(net);
  return floats().slice(gradAt / 4, gradAt / 4 + size);
}
