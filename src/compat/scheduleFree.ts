import type { Optimizer, OptimizerState } from "../optim/optimizer.js";
import { scheduleFreeAdamW } from "../optim/scheduleFreeAdamW.js";
import { scheduleFreeSgd } from "../optim/scheduleFreeSgd.js";
import type { Case, Replay, Replayed } from "./case.js";
import { quadratic } from "./problem.js";
import { or, real, take, whole } from "./take.js";
import { betas } from "./torch/optimizer.js";

/** The optimizers of the schedulefree package. */
export const scheduleFree: Readonly<Record<string, Replay>> = {
  SGDScheduleFree: (of) => {
    const { momentum, r, weight_lr_power, weight_decay, ...rest } = take(of.api, of.params, { ...shared, momentum: or(real, 0.9) });
    const rule = scheduleFreeSgd({ momentum, weightDecay: weight_decay, growth: r, ratePower: weight_lr_power });
    return follow(of, rule, rest.lr ?? of.base_lr, rest.warmup_steps);
  },
  AdamWScheduleFree: (of) => {
    const {
      betas: given,
      eps,
      r,
      weight_lr_power,
      weight_decay,
      ...rest
    } = take(of.api, of.params, {
      ...shared,
      betas: or(betas, [0.9, 0.999]),
      eps: or(real, 1e-8),
    });
    const [beta1, beta2] = given;
    const rule = scheduleFreeAdamW({ beta1, beta2, eps, weightDecay: weight_decay, growth: r, ratePower: weight_lr_power });
    return follow(of, rule, rest.lr ?? of.base_lr, rest.warmup_steps);
  },
};

const shared = {
  lr: or(real, undefined),
  weight_decay: or(real, 0),
  warmup_steps: or(whole(0), 0),
  r: or(real, 0),
  weight_lr_power: or(real, 2),
};

/** Follows a rule down the quadratic of a case: y, the parameters in `train()` mode, and x, those in `eval()` mode, after each update. */
function follow<State extends OptimizerState & { readonly x: readonly number[] }>(
  { steps, problem }: Case,
  rule: Optimizer<State>,
  rate: number,
  warmupSteps: number,
): Replayed {
  const { start, gradient } = quadratic(problem);
  let [parameters, state]: [readonly number[], State] = [start, rule.init(start.length)];
  const out = { lr: [] as number[], y_after: [] as (readonly number[])[], x_after: [] as (readonly number[])[] };
  for (let t = 0; t < steps; t++) {
    const lr = t < warmupSteps ? rate * ((t + 1) / warmupSteps) : rate;
    ({ parameters, state } = rule.update({ parameters, gradient: gradient(parameters), lr, state }));
    out.lr.push(lr);
    out.y_after.push(parameters);
    out.x_after.push(state.x);
  }
  return out;
}
