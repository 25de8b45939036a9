import type { Net } from "../models/net.js";
import { floats } from "../tensor/memory.js";

/** Forgets gradients that no update has used: the next backward() starts from zero. */
export function discardGradients({ parameters }: Pick<Net, "parameters">): void {
  for (const { value } of parameters) value.hasGrad = false;
}

/** Copies the gradients of a net, and returns what puts them back, used or not. */
export function keptGradients({ parameters, block }: Pick<Net, "parameters" | "block">): () => void {
  const gradients = floats().slice(block.gradAt / 4, block.gradAt / 4 + block.size);
  const used = parameters.map(({ value }) => value.hasGrad);
  return () => {
    floats().set(gradients, block.gradAt / 4);
    parameters.forEach(({ value }, i) => {
      value.hasGrad = used[i] ?? false;
    });
  };
}
