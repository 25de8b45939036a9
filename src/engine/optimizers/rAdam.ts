import { wasm } from "../tensor/memory.js";
import { expectArguments } from "./expectArguments.js";
import { makeOptim } from "./makeOptim.js";
import { advancePowers, expectMoments, hints, hyper, type Moments, powers } from "./moments.js";
import type { Optim, Trainable } from "./optim.js";

/** Options of `rAdam`. */
export interface RAdam extends Moments {
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
 * @param net what to train; the optimizer keeps its m and v.
 * @param options beta1 β₁, beta2 β₂ (both from 0 to below 1), eps ε, weightDecay λ, clip, groups.
 *
 * @example
 * const net = point([4]);
 * const opt = rAdam(net);
 * sum(scale(net([]), 4)).backward();
 * opt.step(0.25);
 * net.parameters[0].value.item(); // 3
 */
export function rAdam(net: Trainable, options: RAdam = {}): Optim {
  const kind = "rAdam";
  expectArguments(kind, net, options, ["beta1", "beta2", "eps", "weightDecay"], hints);
  const { beta1 = 0.9, beta2 = 0.999, eps = 1e-8, weightDecay = 0, ...shared } = options;
  expectMoments(kind, { beta1, beta2, eps, weightDecay });
  return makeOptim(
    net,
    {
      kind,
      options: { beta1, beta2, eps, weightDecay },
      hyper,
      slots: ["m", "v"],
      counters: powers,
      rates: "adam",
      advance: advancePowers,
      apply: ({ at, gradAt, size, slots: { m, v }, factor }, { lr, beta1, beta2, weightDecay }, { beta1Power, beta2Power }, t) => {
        const longest = 2 / (1 - beta2) - 1;
        const correction = 1 - beta2Power;
        const length = longest - (2 * t * beta2Power) / correction;
        const rectified = Math.sqrt(((length - 4) * (length - 2) * longest) / ((longest - 4) * (longest - 2) * length));
        const step = (lr * factor) / (1 - beta1Power);
        // √(0·v + 1) + 0 divides by 1
        const [by, inside, outside, size1] = length > 5 ? [1, 0, eps, rectified * Math.sqrt(correction)] : [0, 1, 0, 1];
        // biome-ignore format: one line for each part of the formula
        return wasm().adam(at, gradAt, m, v, 0, size, step * size1, 1, weightDecay,
          beta1, 1 - beta1, beta2, 1 - beta2, by, inside, outside);
      },
    },
    shared,
  );
}
