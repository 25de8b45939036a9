import { expectOptions } from "../schedules/expect.js";
import { withDecay } from "./decay.js";
import { checkMoments, direction, expectBetas, expectFlags, hints, type Moments, noMoments, observed, withLargest } from "./moments.js";
import { checkBefore, type Optimizer } from "./optimizer.js";

/** Adam's running means of the gradient (m) and of its square (v), and the powers of β that correct them. */
export interface AdamState extends Moments {
  readonly kind: "adam";
}

/** Options of `adam`. */
export interface Adam {
  /** β₁: how much of m is kept, 0.9 when left out. */
  beta1?: number;
  /** β₂: how much of v is kept, 0.999 when left out. */
  beta2?: number;
  /** ε, added outside the root, 1e-8 when left out. */
  eps?: number;
  /** λ: adds λθ to the gradient, 0 when left out. */
  weightDecay?: number;
  /** Divides the means by 1 − βᵗ, which makes up for their start at zero; true when left out. */
  biasCorrection?: boolean;
  /** Puts ε into the root instead of beside it; false when left out. */
  epsInside?: boolean;
  /** AMSGrad: divides by the largest v so far, so that no update grows again; false when left out. */
  amsgrad?: boolean;
}

/**
 * Adam: divides the mean gradient by its typical size, so the first update moves each parameter by about η whatever the gradient.
 *
 * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − η · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε), with t = 1 at the first update.
 * As in PyTorch, ε stands outside the root, and weight decay goes into g, so that it is divided too: `adamW` keeps it apart. PyTorch has neither
 * epsInside, √(v/(1 − β₂ᵗ) + ε), nor a way to leave the divisors 1 − βᵗ out, with which the first update is (1 − β₁)/√(1 − β₂) ≈ 3 times as long.
 *
 * Source: Kingma and Ba, Adam: A Method for Stochastic Optimization, 2015, algorithm 1, https://arxiv.org/abs/1412.6980
 *
 * @param options beta1 β₁, beta2 β₂ (both from 0 to below 1), eps ε, weightDecay λ, biasCorrection, epsInside, amsgrad.
 *
 * @example
 * const rule = adam({ eps: 0 });
 * rule.update({ parameters: [1, 1], gradient: [4, 0.001], lr: 0.25, state: rule.init(2) }).parameters; // [0.75,0.75]
 */
export function adam(options: Adam = {}): Optimizer<AdamState> {
  expectOptions("adam", options, ["beta1", "beta2", "eps", "weightDecay", "biasCorrection", "epsInside", "amsgrad"], hints);
  const { beta1 = 0.9, beta2 = 0.999, eps = 1e-8, weightDecay = 0 } = options;
  const { biasCorrection = true, epsInside = false, amsgrad = false } = options;
  const betas = { beta1, beta2, eps, weightDecay };
  expectBetas("adam", betas, 0);
  expectFlags("adam", { biasCorrection, epsInside, amsgrad });
  return {
    kind: "adam",
    init: (size) => noMoments("adam", size),
    update: (before) => {
      checkBefore("adam", before);
      const { parameters, gradient, lr } = before;
      checkMoments(before.state, parameters.length);
      const seen = observed(before.state, withDecay(gradient, parameters, weightDecay), betas);
      const state = amsgrad ? withLargest(seen) : seen;
      const step = direction(state, { eps, biasCorrection, epsInside }, amsgrad ? state.vMax : state.v);
      return { parameters: parameters.map((theta, i) => theta - lr * (step[i] as number)), state };
    },
  };
}
