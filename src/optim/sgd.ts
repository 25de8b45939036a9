import { expectNumber, expectOptions, expectWhole } from "../schedules/expect.js";
import { withDecay } from "./decay.js";
import { checkBefore, type Optimizer, type OptimizerState } from "./optimizer.js";

/** Plain gradient descent remembers nothing. */
export interface SgdState extends OptimizerState {
  readonly kind: "sgd";
  readonly version: 1;
}

/** Options of `sgd`. */
export interface Sgd {
  /** λ: adds λθ to the gradient, 0 when left out. */
  weightDecay?: number;
}

/**
 * Gradient descent: each update is the rate times the gradient.
 *
 * θ ← θ − η(g + λθ). With gradients of random batches this is SGD. A parameter that has gone to ±Infinity stays there.
 *
 * @param options weightDecay λ; the rate comes with each update.
 *
 * @example
 * const rule = sgd();
 * rule.update({ parameters: [1], gradient: [4], lr: 0.25, state: rule.init(1) }).parameters; // [0]
 */
export function sgd(options: Sgd = {}): Optimizer<SgdState> {
  expectOptions("sgd", options, ["weightDecay"], { weight_decay: "weightDecay" });
  const { weightDecay = 0 } = options;
  expectNumber("sgd", "weightDecay", weightDecay, { min: 0, advice: "It is 0 when left out." });
  return {
    kind: "sgd",
    init: (size) => {
      expectWhole("sgd.init", "size", size, 1, "It counts parameters.");
      return { kind: "sgd", version: 1 };
    },
    update: (before) => {
      checkBefore("sgd", before);
      const { parameters, lr, state } = before;
      const gradient = withDecay(before.gradient, parameters, weightDecay);
      const step = (theta: number, g: number): number => (Number.isFinite(theta) && lr > 0 ? theta - lr * g : theta);
      return { parameters: parameters.map((theta, i) => step(theta, gradient[i] as number)), state };
    },
  };
}
