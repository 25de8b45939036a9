import type { Net } from "../models/net.js";

/** Forgets gradients that no update has used: the next backward() starts from zero. */
export function discardGradients({ parameters }: Pick<Net, "parameters">): void {
  for (const { value } of parameters) value.hasGrad = false;
}
