import { type Adam, makeAdam } from "./adam.js";
import type { Optim, Trainable } from "./optim.js";

/** Options of `adamW`. */
export interface AdamW extends Omit<Adam, "weightDecay"> {
  /** λ: each update shrinks the parameters by ηλ of themselves, 0.01 when left out. */
  weightDecay?: number;
}

/**
 * AdamW: Adam with weight decay beside the gradient instead of in it, so that all parameters shrink at the same pace.
 *
 * θ ← (1 − ηλ)θ, then Adam's update without decay. The decay is multiplied by the rate, as in PyTorch, so a schedule of the rate is one of the
 * decay too. Under muP the decay keeps the rate that is given, while hidden weights take smaller steps, as in the authors' own code.
 *
 * Source: Loshchilov and Hutter, Decoupled Weight Decay Regularization, 2019, algorithm 2, https://arxiv.org/abs/1711.05101
 *
 * @param net what to train; the optimizer keeps its m and v.
 * @param options those of `adam`, with weightDecay λ 0.01 when left out.
 *
 * @example
 * const net = point([4]);
 * const opt = adamW(net, { weightDecay: 0.5 });
 * sum(scale(net([]), 1000)).backward();
 * opt.step(0.25);
 * net.parameters[0].value.item(); // 3.25
 */
export function adamW(net: Trainable, options: AdamW = {}): Optim {
  return makeAdam("adamW", net, options, { usualDecay: 0.01, decoupled: true });
}
