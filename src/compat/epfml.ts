import type { Replay } from "./case.js";
import { formula } from "./formula.js";
import { printed, raises } from "./raises.js";
import { or, type Reader, real, whole } from "./take.js";

const steps = whole(0);

/** From 1 / div to 1, over n updates; the peak feeds update n. */
const warmed = (t: number, n: number, div: number): number => t / n + (1 - t / n) / div;

/**
 * Warmup, cosine, then flat for n_inf updates: a run that can be prolonged at its last rate.
 *
 * final_div_factor divides the first rate, not the peak: with 0.1 the run ends ten times higher than it starts.
 */
const cosInf = formula(
  { n_iterations: steps, n_warmup: steps, div_factor: real, final_div_factor: real, n_inf: steps },
  ({ n_iterations, n_warmup, div_factor, final_div_factor, n_inf }, { base_lr }) => {
    const final = 1 / div_factor / final_div_factor;
    const end = n_iterations - n_inf;
    return (t) => {
      if (t < n_warmup) return base_lr * warmed(t, n_warmup, div_factor);
      if (t >= end) return base_lr * final;
      return base_lr * (final + 0.5 * (1 - final) * (1 + Math.cos((Math.PI * (t - n_warmup)) / (end - n_warmup))));
    };
  },
);

/** What is left at part q of the decay, under the names of the code: "sqrt" is 1 - √q, and "miror_cosine" is spelt so. */
const left: Readonly<Record<string, (q: number) => number>> = {
  linear: (q) => 1 - q,
  cosine: (q) => (1 + Math.cos(Math.PI * q)) * 0.5,
  miror_cosine: (q) => 2 * (1 - q) - (1 + Math.cos(Math.PI * q)) * 0.5,
  square: (q) => 1 - q ** 2,
  sqrt: (q) => 1 - Math.sqrt(q),
};

const decayType: Reader<string> = (where, name, value) => {
  const type = printed(value);
  if (type === "exp" || Object.hasOwn(left, type)) return type;
  const said = `decay type ${type} is not in ['cosine','miror_cosine','linear','exp']`;
  return raises(where, `${name} must be one of ${["exp", ...Object.keys(left)].join(", ")}`, value, said);
};

/** Warmup, flat, and a decay over the last part of the run: the schedule of Hägele and others 2024. */
const wsd = formula(
  {
    n_iterations: steps,
    final_lr_factor: or(real, 0),
    n_warmup: or(steps, 1000),
    init_div_factor: or(real, 100),
    fract_decay: or(real, 0.1),
    decay_type: or(decayType, "linear"),
  },
  ({ n_iterations, final_lr_factor: final, n_warmup, init_div_factor, fract_decay, decay_type }, { base_lr }) => {
    const decaySteps = Math.trunc(fract_decay * n_iterations);
    const hold = n_iterations - decaySteps;
    return (t) => {
      if (t < n_warmup) return base_lr * warmed(t, n_warmup, init_div_factor);
      if (t < hold) return base_lr;
      if (t >= n_iterations) return base_lr * final;
      const q = (t - hold) / decaySteps;
      return base_lr * (left[decay_type] ? final + (1 - final) * left[decay_type](q) : final ** q);
    };
  },
);

/** What the code of arXiv:2405.18392 does: schedules as factors in torch's LambdaLR. */
export const epfml: Readonly<Record<string, Replay>> = { cos_inf_schedule: cosInf, wsd_schedule: wsd };
