import type { Replay } from "../case.js";
import { rates } from "../formula.js";
import { raises } from "../raises.js";
import { or, real, take, whole, word } from "../take.js";
import { readMetrics, replayPlateau } from "../torch/replayScheduler.js";
import { type NoiseType, noise, noiseAt } from "./noise.js";
import { initialize } from "./scheduler.js";

const readers = {
  decay_rate: or(belowOne, 0.1),
  patience_t: or(whole(0), 10),
  threshold: or(real, 1e-4),
  cooldown_t: or(whole(0), 0),
  warmup_t: or(whole(0), 0),
  warmup_lr_init: or(real, 0),
  lr_min: or(real, 0),
  mode: or(word("max", "min"), "max"),
  initialize,
  noise_type: or<NoiseType, NoiseType>(word("normal", "uniform"), "normal"),
  ...noise,
};

/**
 * PyTorch's plateau rule after a warmup, during which it sees no metric; `lr[i + 1]` is the rate after step(i + 1, metrics[i]).
 *
 * The metric is one that should rise, an accuracy, unless mode says "min": PyTorch's own default is the other way round.
 */
export const plateauLRScheduler: Replay = (of) => {
  const { api, params, base_lr, steps } = of;
  const p = take(api, params, readers);
  const metrics = readMetrics(of.metrics, steps, api);
  const slope = (base_lr - p.warmup_lr_init) / p.warmup_t;
  const ramp = p.warmup_t === 0 ? [base_lr] : rates(Math.min(p.warmup_t, steps) + 1, (epoch) => p.warmup_lr_init + epoch * slope);
  const { lr } = replayPlateau({
    api: "ReduceLROnPlateau",
    params: {
      mode: p.mode,
      factor: p.decay_rate,
      patience: p.patience_t,
      threshold: p.threshold,
      cooldown: p.cooldown_t,
      min_lr: p.lr_min,
    },
    base_lr: ramp.at(-1) as number,
    metrics: metrics.slice(p.warmup_t),
    steps: Math.max(0, steps - p.warmup_t),
  });
  // Noise is put on for one epoch and taken off before the rule looks again.
  const noisy = lr.map((rate, i) => (i === 0 ? rate : rate + rate * noiseAt(p, p.warmup_t + i, p.noise_type)));
  return { lr: [...ramp.slice(0, -1), ...noisy] };
};

/** The factor, which the rule inside checks under PyTorch's name for it. */
function belowOne(where: string, name: string, value: unknown): number {
  const factor = real(where, name, value);
  return factor < 1 ? factor : raises(where, `${name} must be below 1`, factor, "Factor should be < 1.0.");
}
