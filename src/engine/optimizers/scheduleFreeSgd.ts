import { wasm } from "../tensor/memory.js";
import { type Averaging, expectAveraging, hints, weigh, weights } from "./averaging.js";
import { expectArguments } from "./expectArguments.js";
import { beta, weightDecay as decay } from "./hyper.js";
import { makeOptim } from "./makeOptim.js";
import type { Optim, Trainable } from "./optim.js";

/** Options of `scheduleFreeSgd`. */
export interface ScheduleFreeSgd extends Averaging {
  /** β: how far from z towards the average x the gradient is taken, 0.9 when left out. */
  momentum?: number;
  /** λ: adds λy to the gradient, 0 when left out. */
  weightDecay?: number;
}

/**
 * Schedule-free SGD: a constant rate, and an average of the parameters in place of a decay.
 *
 * z ← z − η(g + λy), x ← (1 − c)x + cz, y ← (1 − β)z + βx. The net holds y, where gradients are taken; evaluate x, with `opt.averaged(() => …)`.
 * c is this update's share of the weights tʳ · (largest η so far)ᵖ. It still wants a warmup: give the rates of one.
 *
 * Source: Defazio et al., The Road Less Scheduled, 2024, section 2, https://arxiv.org/abs/2405.15682
 *
 * @param net what to train; the optimizer keeps its z and x.
 * @param options momentum β (from 0 to below 1), weightDecay λ, growth r, ratePower p, clip, groups.
 *
 * @example
 * const net = point([4]);
 * const opt = scheduleFreeSgd(net, { momentum: 0.5 });
 * for (const slope of [4, 2]) { sum(scale(net([]), slope)).backward(); opt.step(0.25); }
 * net.parameters[0].value.item(); // 2.625
 * opt.averaged(() => net.parameters[0].value.item()); // 2.75
 */
export function scheduleFreeSgd(net: Trainable, options: ScheduleFreeSgd = {}): Optim {
  const kind = "scheduleFreeSgd";
  expectArguments(kind, net, options, ["momentum", "weightDecay", "growth", "ratePower"], { ...hints, beta: "momentum" });
  const { momentum = 0.9, weightDecay = 0, growth = 0, ratePower = 2, ...shared } = options;
  beta(kind, "momentum", momentum);
  decay(kind, "weightDecay", weightDecay);
  expectAveraging(kind, { growth, ratePower });
  return makeOptim(
    net,
    {
      kind,
      options: { momentum, weightDecay, growth, ratePower },
      hyper: { momentum: beta, weightDecay: decay },
      slots: ["z", "x"],
      copies: ["z", "x"],
      average: "x",
      counters: weights,
      rates: "sgd",
      advance: (counters, { lr }, updates) => weigh(counters, lr, updates, { growth, ratePower }),
      apply: ({ at, gradAt, size, slots: { z, x }, factor }, { lr, momentum, weightDecay }, { share }) =>
        wasm().scheduleFree(at, gradAt, z, x, 0, size, lr * factor, share, momentum, weightDecay, 0, 0, 1, 0),
    },
    shared,
  );
}
