import { expectNumber, expectOptions } from "../schedules/expect.js";
import { withDecay } from "./decay.js";
import { checkBefore, type Optimizer } from "./optimizer.js";
import { atRest, checkVelocity, expectMomentum, expectRateInside, moved, pushed, times, type Velocity } from "./velocity.js";

/** What Nesterov momentum remembers: a velocity. */
export interface NesterovState extends Velocity {
  readonly kind: "nesterov";
}

/** Options of `nesterov`. */
export interface Nesterov {
  /** μ: how much of the velocity is kept, 0.9 when left out. */
  momentum?: number;
  /** λ: adds λθ to the gradient, 0 when left out. */
  weightDecay?: number;
  /** Whether the velocity gathers rate times gradient instead of gradients; false when left out. */
  rateInside?: boolean;
}

/**
 * Nesterov momentum: steps along the gradient and the velocity that it has just pushed, as if looking one step ahead.
 *
 * u ← μu + g + λθ, θ ← θ − η(g + λθ + μu); u is the gradient itself at the first update. This is PyTorch's form, whose parameters are
 * the points where Nesterov's own takes the gradient. With rateInside η(g + λθ) stands in place of g + λθ, and the step is it + μu, as in the paper.
 *
 * Source: Sutskever et al., On the importance of initialization and momentum in deep learning, 2013, section 2, https://proceedings.mlr.press/v28/sutskever13.html
 *
 * @param options momentum μ (from 0 to 1), weightDecay λ, rateInside.
 *
 * @example
 * const rule = nesterov({ momentum: 0.5 });
 * rule.update({ parameters: [4], gradient: [4], lr: 0.25, state: rule.init(1) }).parameters; // [2.5]
 */
export function nesterov(options: Nesterov = {}): Optimizer<NesterovState> {
  expectOptions("nesterov", options, ["momentum", "weightDecay", "rateInside"], {
    beta: "momentum",
    mu: "momentum",
    weight_decay: "weightDecay",
  });
  const { momentum = 0.9, weightDecay = 0, rateInside = false } = options;
  expectMomentum("nesterov", momentum);
  expectNumber("nesterov", "weightDecay", weightDecay, { min: 0, advice: "It is 0 when left out." });
  expectRateInside("nesterov", rateInside);
  return {
    kind: "nesterov",
    init: (size) => atRest("nesterov", size),
    update: (before) => {
      checkBefore("nesterov", before);
      const { parameters, lr } = before;
      checkVelocity("nesterov.update", before.state, parameters.length);
      const [inside, outside] = rateInside ? [lr, 1] : [1, lr];
      const push = times(inside, withDecay(before.gradient, parameters, weightDecay));
      const state = pushed(before.state, push, { momentum });
      const step = push.map((g, i) => g + momentum * (state.velocity[i] as number));
      return { parameters: moved(parameters, outside, step), state };
    },
  };
}
