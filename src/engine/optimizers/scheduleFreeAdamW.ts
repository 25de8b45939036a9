import { wasm } from "../tensor/memory.js";
import { type Averaging, expectAveraging, hints as others, weigh, weights } from "./averaging.js";
import { expectArguments } from "./expectArguments.js";
import { makeOptim } from "./makeOptim.js";
import { advancePowers, expectMoments, hints, hyper, type Moments, powers } from "./moments.js";
import type { Optim, Trainable } from "./optim.js";

/** Options of `scheduleFreeAdamW`. */
export interface ScheduleFreeAdamW extends Moments, Averaging {
  /** λ: adds λy to the step, 0 when left out. */
  weightDecay?: number;
}

/**
 * Schedule-free AdamW: a constant rate, steps divided by the gradients' size, and an average of the parameters in place of momentum and decay.
 *
 * v ← β₂v + (1 − β₂)g², z ← z − η(g/(√(v/(1 − β₂ᵗ)) + ε) + λy), x ← (1 − c)x + cz, y ← (1 − β₁)z + β₁x. The net holds y, where gradients are
 * taken; evaluate x, with `opt.averaged(() => …)`. c is this update's share of the weights tʳ · (largest η so far)ᵖ. It still wants a warmup:
 * give the rates of one.
 *
 * Source: Defazio et al., The Road Less Scheduled, 2024, algorithm 1, https://arxiv.org/abs/2405.15682
 *
 * @param net what to train; the optimizer keeps its z, x and v.
 * @param options beta1 β₁, beta2 β₂ (both from 0 to below 1), eps ε, weightDecay λ, growth r, ratePower p, clip, groups.
 *
 * @example
 * const net = point([4]);
 * const opt = scheduleFreeAdamW(net);
 * sum(scale(net([]), 1000)).backward();
 * opt.step(0.25);
 * opt.averaged(() => net.parameters[0].value.item()); // 3.75
 */
export function scheduleFreeAdamW(net: Trainable, options: ScheduleFreeAdamW = {}): Optim {
  const kind = "scheduleFreeAdamW";
  expectArguments(kind, net, options, ["beta1", "beta2", "eps", "weightDecay", "growth", "ratePower"], { ...hints, ...others });
  const { beta1 = 0.9, beta2 = 0.999, eps = 1e-8, weightDecay = 0, growth = 0, ratePower = 2, ...shared } = options;
  expectMoments(kind, { beta1, beta2, eps, weightDecay });
  expectAveraging(kind, { growth, ratePower });
  return makeOptim(
    net,
    {
      kind,
      options: { beta1, beta2, eps, weightDecay, growth, ratePower },
      hyper,
      slots: ["z", "x", "v"],
      copies: ["z", "x"],
      average: "x",
      counters: { ...weights, ...powers },
      rates: "adam",
      advance: (counters, hyper, updates) => {
        advancePowers(counters, hyper);
        weigh(counters, hyper.lr, updates, { growth, ratePower });
      },
      apply: ({ at, gradAt, size, slots: { z, x, v }, factor, muP }, { lr, beta1, beta2, weightDecay }, { share, beta2Power }) =>
        // biome-ignore format: one line for each part of the formula
        wasm().scheduleFree(at, gradAt, z, x, v, size, lr * factor, share, beta1, weightDecay / muP,
          beta2, 1 - beta2, 1 / (1 - beta2Power), eps),
    },
    shared,
  );
}
