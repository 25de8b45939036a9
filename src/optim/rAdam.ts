import { expectOptions, expectWhole } from "../schedules/expect.js";
import { withDecay } from "./decay.js";
import { checkMoments, expectBetas, hints, type Moments, noMoments, observed } from "./moments.js";
import { checkBefore, type Optimizer } from "./optimizer.js";

/** RAdam's running means of the gradient (m) and of its square (v), the powers of β that correct them, and the updates so far. */
export interface RAdamState extends Moments {
  readonly kind: "rAdam";
  readonly updates: number;
}

/** Options of `rAdam`. */
export interface RAdam {
  /** β₁: how much of m is kept, 0.9 when left out. */
  beta1?: number;
  /** β₂: how much of v is kept, 0.999 when left out. */
  beta2?: number;
  /** ε, added to √v before its correction, 1e-8 when left out. */
  eps?: number;
  /** λ: adds λθ to the gradient, 0 when left out. */
  weightDecay?: number;
}

/**
 * RAdam: Adam that waits until it knows the gradients' size, and warms up by itself from there.
 *
 * With ρ∞ = 2/(1 − β₂) − 1 and ρ = ρ∞ − 2tβ₂ᵗ/(1 − β₂ᵗ): while ρ ≤ 5, which is 5 updates for β₂ = 0.999, θ ← θ − η · m/(1 − β₁ᵗ), undivided;
 * after that Adam's update times r = √((ρ − 4)(ρ − 2)ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)ρ)), which grows towards 1. As in PyTorch, ε is added to √v before
 * the correction of v, not after it as in `adam`.
 *
 * Source: Liu et al., On the Variance of the Adaptive Learning Rate and Beyond, 2020, algorithm 2, https://arxiv.org/abs/1908.03265
 *
 * @param options beta1 β₁, beta2 β₂ (both from 0 to below 1), eps ε, weightDecay λ.
 *
 * @example
 * const rule = rAdam();
 * rule.update({ parameters: [1], gradient: [4], lr: 0.25, state: rule.init(1) }).parameters; // [0]
 */
export function rAdam(options: RAdam = {}): Optimizer<RAdamState> {
  expectOptions("rAdam", options, ["beta1", "beta2", "eps", "weightDecay"], hints);
  const { beta1 = 0.9, beta2 = 0.999, eps = 1e-8, weightDecay = 0 } = options;
  const betas = { beta1, beta2, eps, weightDecay };
  expectBetas("rAdam", betas, 0);
  const longest = 2 / (1 - beta2) - 1;
  return {
    kind: "rAdam",
    init: (size) => ({ ...noMoments("rAdam", size), updates: 0 }),
    update: (before) => {
      checkBefore("rAdam", before);
      const { parameters, gradient, lr } = before;
      checkMoments(before.state, parameters.length);
      expectWhole("rAdam.update", "state.updates", before.state.updates, 0, "It counts the updates so far.");
      const t = before.state.updates + 1;
      const state = { ...observed(before.state, withDecay(gradient, parameters, weightDecay), betas), updates: t };
      const { m, v, beta1Power, beta2Power } = state;
      const correction = 1 - beta2Power;
      const length = longest - (2 * t * beta2Power) / correction;
      const rectified = Math.sqrt(((length - 4) * (length - 2) * longest) / ((longest - 4) * (longest - 2) * length));
      const size = (i: number): number => (length > 5 ? (rectified * Math.sqrt(correction)) / (Math.sqrt(v[i] as number) + eps) : 1);
      const step = (i: number): number => (m[i] === 0 ? 0 : ((m[i] as number) / (1 - beta1Power)) * size(i));
      return { parameters: parameters.map((theta, i) => theta - lr * step(i)), state };
    },
  };
}
