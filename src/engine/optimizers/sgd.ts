import type { Net } from "../models/net.js";
import { allocateFor, wasm } from "../tensor/memory.js";

export function sgd(net: Pick<Net, "block" | "parameters">, { momentum = 0 }: { momentum?: number } = {}) {
  const { at, gradAt, size } = net.block;
  const optimizer = {
    step(lr: number): void {
      for (const { value } of net.parameters) {
        if (!value.hasGrad) wasm().fill(value.gradAt, 0, value.size);
        value.hasGrad = false;
      }
      wasm().momentum(at, gradAt, velocity.at, size, lr, momentum, 1, 0, updates === 0 ? 1 : 0);
      updates += 1;
    },
  };
  let updates = 0;
  const velocity = allocateFor(optimizer, 4 * size);
  return optimizer;
}
