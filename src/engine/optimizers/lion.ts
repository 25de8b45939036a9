import { wasm } from "../tensor/memory.js";
import { expectArguments } from "./expectArguments.js";
import { beta, weightDecay as decay } from "./hyper.js";
import { makeOptim } from "./makeOptim.js";
import { hints } from "./moments.js";
import type { Optim, Shared, Trainable } from "./optim.js";

/** Options of `lion`. */
export interface Lion extends Shared {
  /** β₁: how much of the mean gradient goes into the step's sign, 0.9 when left out. */
  beta1?: number;
  /** β₂: how much of the mean gradient is kept, 0.99 when left out. */
  beta2?: number;
  /** λ: each update shrinks the parameters by ηλ of themselves, 0 when left out. */
  weightDecay?: number;
}

/**
 * Lion: moves every parameter by exactly η, in the direction that a mean gradient's sign says.
 *
 * θ ← (1 − ηλ)θ − η · sign(β₁m + (1 − β₁)g), then m ← β₂m + (1 − β₂)g. It keeps one number for each parameter where Adam keeps two. Its authors
 * use a rate 3 to 10 times smaller than AdamW's, and a decay larger by as much.
 *
 * Source: Chen et al., Symbolic Discovery of Optimization Algorithms, 2023, program 1, https://arxiv.org/abs/2302.06675
 *
 * @param net what to train; the optimizer keeps its m.
 * @param options beta1 β₁, beta2 β₂ (both from 0 to below 1), weightDecay λ, clip, groups.
 *
 * @example
 * const net = point([4]);
 * const opt = lion(net);
 * sum(scale(net([]), 1000)).backward();
 * opt.step(0.25);
 * net.parameters[0].value.item(); // 3.75
 */
export function lion(net: Trainable, options: Lion = {}): Optim {
  const kind = "lion";
  expectArguments(kind, net, options, ["beta1", "beta2", "weightDecay"], hints);
  const { beta1 = 0.9, beta2 = 0.99, weightDecay = 0, ...shared } = options;
  beta(kind, "beta1", beta1);
  beta(kind, "beta2", beta2);
  decay(kind, "weightDecay", weightDecay);
  return makeOptim(
    net,
    {
      kind,
      options: { beta1, beta2, weightDecay },
      hyper: { beta1: beta, beta2: beta, weightDecay: decay },
      slots: ["m"],
      counters: {},
      rates: "adam",
      apply: ({ at, gradAt, size, slots: { m }, factor, muP }, { lr, beta1, beta2, weightDecay }) => {
        const step = lr * factor;
        return wasm().lion(at, gradAt, m, size, step, 1 - (step * weightDecay) / muP, beta1, 1 - beta1, beta2, 1 - beta2);
      },
    },
    shared,
  );
}
