import { expectOptions } from "../schedules/expect.js";
import { checkMoments, direction, expectBetas, expectFlags, hints, type Moments, noMoments, observed, withLargest } from "./moments.js";
import { checkBefore, type Optimizer } from "./optimizer.js";

/** AdamW's running means of the gradient (m) and of its square (v), and the powers of β that correct them. */
export interface AdamWState extends Moments {
  readonly kind: "adamW";
}

/** Options of `adamW`. */
export interface AdamW {
  /** β₁: how much of m is kept, 0.9 when left out. */
  beta1?: number;
  /** β₂: how much of v is kept, 0.999 when left out. */
  beta2?: number;
  /** ε, added outside the root, 1e-8 when left out. */
  eps?: number;
  /** λ: each update shrinks the parameters by ηλ of themselves, 0.01 when left out. */
  weightDecay?: number;
  /** Divides the means by 1 − βᵗ, which makes up for their start at zero; true when left out. */
  biasCorrection?: boolean;
  /** Puts ε into the root instead of beside it; false when left out. */
  epsInside?: boolean;
  /** AMSGrad: divides by the largest v so far, so that no update grows again; false when left out. */
  amsgrad?: boolean;
}

/**
 * AdamW: Adam with weight decay beside the gradient instead of in it, so that all parameters shrink at the same pace.
 *
 * θ ← (1 − ηλ)θ, then Adam's update without decay. The decay is multiplied by the rate, as in PyTorch, so a schedule of the rate is one of the
 * decay too.
 *
 * Source: Loshchilov and Hutter, Decoupled Weight Decay Regularization, 2019, algorithm 2, https://arxiv.org/abs/1711.05101
 *
 * @param options beta1 β₁, beta2 β₂ (both from 0 to below 1), eps ε, weightDecay λ, biasCorrection, epsInside, amsgrad.
 *
 * @example
 * const rule = adamW({ eps: 0, weightDecay: 0.5 });
 * rule.update({ parameters: [1], gradient: [4], lr: 0.25, state: rule.init(1) }).parameters; // [0.625]
 */
export function adamW(options: AdamW = {}): Optimizer<AdamWState> {
  expectOptions("adamW", options, ["beta1", "beta2", "eps", "weightDecay", "biasCorrection", "epsInside", "amsgrad"], hints);
  const { beta1 = 0.9, beta2 = 0.999, eps = 1e-8, weightDecay = 0.01 } = options;
  const { biasCorrection = true, epsInside = false, amsgrad = false } = options;
  const betas = { beta1, beta2, eps, weightDecay };
  expectBetas("adamW", betas, 0.01);
  expectFlags("adamW", { biasCorrection, epsInside, amsgrad });
  return {
    kind: "adamW",
    init: (size) => noMoments("adamW", size),
    update: (before) => {
      checkBefore("adamW", before);
      const { parameters, gradient, lr } = before;
      checkMoments(before.state, parameters.length);
      const seen = observed(before.state, gradient, betas);
      const state = amsgrad ? withLargest(seen) : seen;
      const step = direction(state, { eps, biasCorrection, epsInside }, amsgrad ? state.vMax : state.v);
      const shrunk = (theta: number): number => (Number.isFinite(theta) ? theta * (1 - lr * weightDecay) : theta);
      return { parameters: parameters.map((theta, i) => shrunk(theta) - lr * (step[i] as number)), state };
    },
  };
}
