import type { Replay } from "../case.js";
import { pythonFloat } from "../pythonFloat.js";
import { raises } from "../raises.js";
import { or, real, take, whole } from "../take.js";
import { readMetrics } from "../torch/replayScheduler.js";

const readers = {
  factor: or(real, 0.1),
  patience: or(whole(0), 10),
  rtol: or(real, 1e-4),
  atol: or(real, 0),
  cooldown: or(whole(0), 0),
  accumulation_size: or(whole(1), 1),
  min_scale: or(real, 0),
};

/**
 * Reduces a factor of the updates when the metric stops falling. `lr[i]` already knows `metrics[i]`: optax is handed the value with the
 * gradients of the same update.
 *
 * The patience-th bad value in a row reduces, where PyTorch waits for one more. A relative rtol is wrong for negative metrics.
 */
export const reduceOnPlateau: Replay = ({ api, params, base_lr, metrics, steps }) => {
  const p = take(api, params, readers);
  const { factor, rtol, atol } = p;
  if (factor <= 0 || factor >= 1) {
    raises(api, "factor must be above 0 and below 1", factor, `Factor must be in the range (0, 1), got factor = ${pythonFloat(factor)}.`);
  }
  const got = `got rtol = ${pythonFloat(rtol)} and atol = ${pythonFloat(atol)}.`;
  if (rtol < 0 || atol < 0) raises(api, "rtol and atol must be >= 0", { rtol, atol }, `Both rtol and atol must be non-negative, ${got}`);
  if (rtol === 0 && atol === 0) raises(api, "rtol or atol must be above 0", 0, `At least one of rtol or atol must be positive, ${got}`);
  if (rtol > 1) raises(api, "rtol must be at most 1", rtol, `rtol must be less than or equal to 1.0, got rtol = ${pythonFloat(rtol)}.`);

  let [scale, best, bad, cooling, seen, average] = [1, Number.POSITIVE_INFINITY, 0, 0, 0, 0];
  const lr = readMetrics(metrics, steps, api).map((metric) => {
    seen += 1;
    average = ((seen - 1) * average + metric) / seen;
    if (seen < p.accumulation_size) return base_lr * scale;
    const improved = average < (1 - rtol) * best - atol;
    bad = improved ? 0 : bad + 1;
    if (improved) best = average;
    if (cooling > 0) {
      cooling -= 1;
      bad = 0;
    } else {
      const reduce = bad === p.patience;
      scale = Math.max(reduce ? scale * factor : scale, p.min_scale);
      if (reduce) [bad, cooling] = [0, p.cooldown];
    }
    [seen, average] = [0, 0];
    return base_lr * scale;
  });
  return { lr };
};
