import { expectNumber } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { wasm } from "../tensor/memory.js";
import { expectArguments } from "./expectArguments.js";
import { expectFlag } from "./expectFlag.js";
import { weightDecay as checkDecay, momentum as checkMomentum } from "./hyper.js";
import { makeOptim } from "./makeOptim.js";
import type { Optim, Shared, Trainable } from "./optim.js";

/** Options of `sgd`. */
export interface Sgd extends Shared {
  /** μ: how much of the velocity is kept, 0 when left out. */
  momentum?: number;
  /** τ: how much of each new gradient is left out of the velocity, 0 when left out. */
  dampening?: number;
  /** Whether to step along the gradient and the velocity that it has just pushed, as if looking one step ahead; false when left out. */
  nesterov?: boolean;
  /** Whether the velocity gathers rate times gradient instead of gradients; false when left out. */
  rateInside?: boolean;
  /** λ: adds λθ to the gradient, 0 when left out. */
  weightDecay?: number;
}

const hints = { weight_decay: "weightDecay", beta: "momentum", mu: "momentum" };

/**
 * Stochastic gradient descent, with momentum in both its forms and in Nesterov's.
 *
 * With h = g + λθ: u ← μu + (1 − τ)h, and θ ← θ − ηu, or θ ← θ − η(h + μu) for Nesterov's; u is h itself at the first update. With
 * rateInside u ← μu + (1 − τ)ηh and θ ← θ − u: the same path while the rate stays, but after a drop of the rate it goes on at the old speed for
 * some 1/(1 − μ) updates, and a rate of 0 does not stop it. PyTorch has the first form, Sutskever's paper the second. Numbers below 1e-30 become 0.
 *
 * Source: Sutskever et al., On the importance of initialization and momentum in deep learning, 2013, section 2, https://proceedings.mlr.press/v28/sutskever13.html
 *
 * @param net what to train; the optimizer keeps its velocity.
 * @param options momentum μ (from 0 to 1), dampening τ, nesterov, rateInside, weightDecay λ, clip, groups. The rate comes with each update.
 *
 * @example
 * const net = point([4]);
 * const opt = sgd(net, { momentum: 0.5 });
 * const update = () => { sum(scale(net([]), 4)).backward(); opt.step(0.25); return net.parameters[0].value.item(); };
 * [update(), update()]; // [3,1.5]
 */
export function sgd(net: Trainable, options: Sgd = {}): Optim {
  const kind = "sgd";
  expectArguments(kind, net, options, ["momentum", "dampening", "nesterov", "rateInside", "weightDecay"], hints);
  const { momentum = 0, dampening = 0, nesterov = false, rateInside = false, weightDecay = 0, ...shared } = options;
  checkMomentum(kind, "momentum", momentum);
  expectNumber(kind, "dampening", dampening, { min: 0, max: 1, advice: "It is 0 when left out." });
  expectFlag(kind, "nesterov", nesterov, false);
  expectFlag(kind, "rateInside", rateInside, false);
  checkDecay(kind, "weightDecay", weightDecay);
  if (dampening !== 0 && momentum === 0)
    fail(kind, "dampening must come with momentum", { momentum, dampening }, "It leaves a part of each gradient out of the velocity.");
  if (nesterov && (momentum === 0 || dampening !== 0))
    fail(
      kind,
      "nesterov must come with momentum, and without dampening",
      { momentum, dampening },
      "Write { momentum: 0.9, nesterov: true }.",
    );
  return makeOptim(
    net,
    {
      kind,
      options: { momentum, dampening, nesterov, rateInside, weightDecay },
      hyper: { momentum: checkMomentum, weightDecay: checkDecay },
      slots: ["velocity"],
      counters: {},
      rates: "sgd",
      apply: ({ at, gradAt, size, slots, factor }, { lr, momentum: mu, weightDecay: decay }, _counters, updates) => {
        const rate = lr * factor;
        const push = updates === 1 ? 1 : 1 - dampening;
        const [inside, along] = rateInside ? [rate, 1] : [1, rate];
        return wasm().momentum(
          at,
          gradAt,
          slots.velocity,
          size,
          mu,
          inside * push,
          nesterov ? along * mu : along,
          nesterov ? rate : 0,
          decay,
        );
      },
    },
    shared,
  );
}
