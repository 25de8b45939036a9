import type { Optimizer, OptimizerState } from "./optimizer.js";

/** Plain gradient descent remembers nothing. */
export interface SgdState extends OptimizerState {
  readonly kind: "sgd";
  readonly version: 1;
}

/**
 * Gradient descent: each update is the rate times the gradient.
 *
 * θ ← θ − ηg. With gradients of random batches this is SGD.
 *
 * @example
 * const rule = sgd();
 * rule.update({ parameters: [1], gradient: [4], lr: 0.25, state: rule.init(1) }).parameters; // [0]
 */
export function sgd(): Optimizer<SgdState> {
  return {
    kind: "sgd",
    init: () => ({ kind: "sgd", version: 1 }),
    update: ({ parameters, gradient, lr, state }) => ({
      parameters: parameters.map((theta, i) => theta - lr * (gradient[i] as number)),
      state,
    }),
  };
}
