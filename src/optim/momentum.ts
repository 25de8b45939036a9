import { expectNumber, expectOptions } from "../schedules/expect.js";
import { withDecay } from "./decay.js";
import { checkBefore, type Optimizer } from "./optimizer.js";
import { atRest, checkVelocity, expectMomentum, expectRateInside, moved, pushed, times, type Velocity } from "./velocity.js";

/** What momentum remembers: a velocity. */
export interface MomentumState extends Velocity {
  readonly kind: "momentum";
}

/** Options of `momentum`. */
export interface Momentum {
  /** μ: how much of the velocity is kept, 0.9 when left out. */
  momentum?: number;
  /** τ: how much of each new gradient is left out, 0 when left out. */
  dampening?: number;
  /** λ: adds λθ to the gradient, 0 when left out. */
  weightDecay?: number;
  /** Whether the velocity gathers rate times gradient instead of gradients; false when left out. */
  rateInside?: boolean;
}

/**
 * Gradient descent with momentum: steps along a velocity that gathers the gradients, so a steady gradient counts 1/(1 − μ) times.
 *
 * u ← μu + (1 − τ)(g + λθ), θ ← θ − ηu; u is the gradient itself at the first update. As in PyTorch the rate stands outside u, so a change of
 * the rate acts at once. With rateInside u ← μu + (1 − τ)η(g + λθ), θ ← θ − u: the same while the rate stays, but a change acts slowly.
 *
 * Source: Polyak, Some methods of speeding up the convergence of iteration methods, 1964, https://doi.org/10.1016/0041-5553(64)90137-5
 *
 * @param options momentum μ (from 0 to 1), dampening τ, weightDecay λ, rateInside.
 *
 * @example
 * const rule = momentum({ momentum: 0.5 });
 * const first = rule.update({ parameters: [4], gradient: [4], lr: 0.25, state: rule.init(1) });
 * first.parameters; // [3]
 * rule.update({ parameters: first.parameters, gradient: [2], lr: 0.25, state: first.state }).parameters; // [2]
 */
export function momentum(options: Momentum = {}): Optimizer<MomentumState> {
  expectOptions("momentum", options, ["momentum", "dampening", "weightDecay", "rateInside"], {
    beta: "momentum",
    mu: "momentum",
    weight_decay: "weightDecay",
  });
  const { momentum = 0.9, dampening = 0, weightDecay = 0, rateInside = false } = options;
  expectMomentum("momentum", momentum);
  expectNumber("momentum", "dampening", dampening, { advice: "It is 0 when left out." });
  expectNumber("momentum", "weightDecay", weightDecay, { min: 0, advice: "It is 0 when left out." });
  expectRateInside("momentum", rateInside);
  return {
    kind: "momentum",
    init: (size) => atRest("momentum", size),
    update: (before) => {
      checkBefore("momentum", before);
      const { parameters, gradient, lr } = before;
      checkVelocity("momentum.update", before.state, parameters.length);
      const [inside, outside] = rateInside ? [lr, 1] : [1, lr];
      const push = times(inside, withDecay(gradient, parameters, weightDecay));
      const state = pushed(before.state, push, { momentum, dampening });
      return { parameters: moved(parameters, outside, state.velocity), state };
    },
  };
}
