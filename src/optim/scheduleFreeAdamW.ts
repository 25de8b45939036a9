import { expectOptions } from "../schedules/expect.js";
import { type Averaging, averaged, checkAverage, expectWeights, noAverage } from "./averaging.js";
import { withDecay } from "./decay.js";
import { checkMoments, direction, expectBetas, hints, noMoments, observed } from "./moments.js";
import { checkBefore, type Optimizer } from "./optimizer.js";

/** What schedule-free AdamW remembers: z, the average x to evaluate, the weights, and the mean square of the gradient. */
export interface ScheduleFreeAdamWState extends Averaging {
  readonly kind: "scheduleFreeAdamW";
  readonly v: readonly number[];
  readonly beta2Power: number;
}

/** Options of `scheduleFreeAdamW`. */
export interface ScheduleFreeAdamW {
  /** β₁: how far from z towards the average x the gradient is taken, 0.9 when left out. */
  beta1?: number;
  /** β₂: how much of v is kept, 0.999 when left out. */
  beta2?: number;
  /** ε, added outside the root, 1e-8 when left out. */
  eps?: number;
  /** λ: adds λy to the step, 0 when left out. */
  weightDecay?: number;
  /** r: the weights of the average grow as tʳ, 0 when left out. */
  growth?: number;
  /** p: the weights are as the largest rate so far to the power p, 2 when left out. */
  ratePower?: number;
}

/**
 * Schedule-free AdamW: a constant rate, steps divided by the gradients' size, and an average of the parameters in place of momentum and decay.
 *
 * v ← β₂v + (1 − β₂)g², z ← z − η(g/(√(v/(1 − β₂ᵗ)) + ε) + λy), x ← (1 − c)x + cz, y ← (1 − β₁)z + β₁x. The parameters are y, where gradients are
 * taken; `state.x` is what to evaluate and to keep. c is this update's share of the weights tʳ · (largest η so far)ᵖ. It still wants a warmup:
 * give the rates of one.
 *
 * Source: Defazio et al., The Road Less Scheduled, 2024, algorithm 1, https://arxiv.org/abs/2405.15682
 *
 * @param options beta1 β₁, beta2 β₂ (both from 0 to below 1), eps ε, weightDecay λ, growth r, ratePower p.
 *
 * @example
 * const rule = scheduleFreeAdamW({ eps: 0 });
 * rule.update({ parameters: [1, 1], gradient: [4, 0.001], lr: 0.25, state: rule.init(2) }).state.x; // [0.75,0.75]
 */
export function scheduleFreeAdamW(options: ScheduleFreeAdamW = {}): Optimizer<ScheduleFreeAdamWState> {
  const kind = "scheduleFreeAdamW";
  const others = { ...hints, r: "growth", weight_lr_power: "ratePower", warmup_steps: "the rates of a warmup" };
  expectOptions(kind, options, ["beta1", "beta2", "eps", "weightDecay", "growth", "ratePower"], others);
  const { beta1 = 0.9, beta2 = 0.999, eps = 1e-8, weightDecay = 0, growth = 0, ratePower = 2 } = options;
  // The gradient itself is divided, not a mean of it: Adam's rule with β₁ = 0.
  const betas = { beta1: 0, beta2, eps, weightDecay };
  expectBetas(kind, { ...betas, beta1 }, 0);
  expectWeights(kind, "beta1", { beta: beta1, growth, ratePower });
  const asMoments = ({ v, beta2Power }: ScheduleFreeAdamWState) => ({ kind, version: 1 as const, m: v, v, beta1Power: 0, beta2Power });
  return {
    kind,
    init: (size) => {
      const { v, beta2Power } = noMoments(kind, size);
      return { ...noAverage(kind, size), v, beta2Power };
    },
    update: (before) => {
      checkBefore(kind, before);
      const { parameters, gradient, lr } = before;
      checkAverage(before.state, parameters.length);
      checkMoments(asMoments(before.state), parameters.length);
      const moments = observed(asMoments(before.state), gradient, betas);
      const step = withDecay(direction(moments, { eps }), parameters, weightDecay);
      const state = { ...before.state, v: moments.v, beta2Power: moments.beta2Power };
      return averaged(state, { parameters, lr, step, beta: beta1, growth, ratePower });
    },
  };
}
