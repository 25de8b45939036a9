import { expectNumber, expectOptions } from "../schedules/expect.js";
import { type Averaging, averaged, checkAverage, expectWeights, noAverage } from "./averaging.js";
import { withDecay } from "./decay.js";
import { checkBefore, type Optimizer } from "./optimizer.js";

/** What schedule-free SGD remembers: z, the average x to evaluate, and the weights. */
export interface ScheduleFreeSgdState extends Averaging {
  readonly kind: "scheduleFreeSgd";
}

/** Options of `scheduleFreeSgd`. */
export interface ScheduleFreeSgd {
  /** β: how far from z towards the average x the gradient is taken, 0.9 when left out. */
  momentum?: number;
  /** λ: adds λy to the gradient, 0 when left out. */
  weightDecay?: number;
  /** r: the weights of the average grow as tʳ, 0 when left out. */
  growth?: number;
  /** p: the weights are as the largest rate so far to the power p, 2 when left out. */
  ratePower?: number;
}

/**
 * Schedule-free SGD: a constant rate, and an average of the parameters in place of a decay.
 *
 * z ← z − η(g + λy), x ← (1 − c)x + cz, y ← (1 − β)z + βx. The parameters are y, where gradients are taken; `state.x` is what to evaluate and to
 * keep. c is this update's share of the weights tʳ · (largest η so far)ᵖ. It still wants a warmup: give the rates of one.
 *
 * Source: Defazio et al., The Road Less Scheduled, 2024, section 2, https://arxiv.org/abs/2405.15682
 *
 * @param options momentum β (from 0 to below 1), weightDecay λ, growth r, ratePower p.
 *
 * @example
 * const rule = scheduleFreeSgd({ momentum: 0.5 });
 * const first = rule.update({ parameters: [4], gradient: [4], lr: 0.25, state: rule.init(1) });
 * const second = rule.update({ parameters: first.parameters, gradient: [2], lr: 0.25, state: first.state });
 * second.state.z; // [2.5]
 * second.state.x; // [2.75]
 * second.parameters; // [2.625]
 */
export function scheduleFreeSgd(options: ScheduleFreeSgd = {}): Optimizer<ScheduleFreeSgdState> {
  const kind = "scheduleFreeSgd";
  const hints = {
    beta: "momentum",
    weight_decay: "weightDecay",
    r: "growth",
    weight_lr_power: "ratePower",
    warmup_steps: "the rates of a warmup",
  };
  expectOptions(kind, options, ["momentum", "weightDecay", "growth", "ratePower"], hints);
  const { momentum: beta = 0.9, weightDecay = 0, growth = 0, ratePower = 2 } = options;
  expectWeights(kind, "momentum", { beta, growth, ratePower });
  expectNumber(kind, "weightDecay", weightDecay, { min: 0, advice: "It is 0 when left out." });
  return {
    kind,
    init: (size) => noAverage(kind, size),
    update: (before) => {
      checkBefore(kind, before);
      const { parameters, gradient, lr, state } = before;
      checkAverage(state, parameters.length);
      const step = withDecay(gradient, parameters, weightDecay);
      return averaged(state, { parameters, lr, step, beta, growth, ratePower });
    },
  };
}
