import { expectOptions, expectWhole } from "../schedules/expect.js";
import { checkBefore, type Optimizer, type OptimizerState } from "./optimizer.js";

/** Plain gradient descent remembers nothing. */
export interface SgdState extends OptimizerState {
  readonly kind: "sgd";
  readonly version: 1;
}

/**
 * Gradient descent: each update is the rate times the gradient.
 *
 * θ ← θ − ηg. With gradients of random batches this is SGD. A parameter that has gone to ±Infinity stays there.
 *
 * @param options none: the rate comes with each update.
 *
 * @example
 * const rule = sgd();
 * rule.update({ parameters: [1], gradient: [4], lr: 0.25, state: rule.init(1) }).parameters; // [0]
 */
export function sgd(options: Readonly<Record<string, never>> = {}): Optimizer<SgdState> {
  expectOptions("sgd", options, []);
  return {
    kind: "sgd",
    init: (size) => {
      expectWhole("sgd.init", "size", size, 1, "It counts parameters.");
      return { kind: "sgd", version: 1 };
    },
    update: (before) => {
      checkBefore("sgd", before);
      const { parameters, gradient, lr, state } = before;
      const step = (theta: number, g: number): number => (Number.isFinite(theta) && lr > 0 ? theta - lr * g : theta);
      return { parameters: parameters.map((theta, i) => step(theta, gradient[i] as number)), state };
    },
  };
}
