import type { Replay } from "../case.js";
import { raises } from "../raises.js";
import { or, real, take, whole } from "../take.js";
import { readMetrics } from "../torch/replayScheduler.js";
import { text } from "./readers.js";

const readers = {
  monitor: or(text, "val_loss"),
  factor: or(belowOne, 0.1),
  patience: or(whole(0), 10),
  verbose: or(whole(0), 0),
  mode: or(text, "auto"),
  min_delta: or(real, 1e-4),
  cooldown: or(whole(0), 0),
  min_lr: or(real, 0),
};

/**
 * Keras' callback: `lr[i + 1]` is the rate after `metrics[i]`.
 *
 * It reduces after patience metrics without improvement, one sooner than PyTorch; min_delta is absolute, whatever the metric's size. A first
 * metric that is not a number becomes the best one, and nothing is ever better again.
 */
export const reduceLROnPlateau: Replay = ({ api, params, base_lr, metrics, steps }) => {
  const p = take(api, params, readers);
  const falling = shouldFall(api, p);
  const delta = Math.abs(p.min_delta);
  let [rate, best, wait, cooling] = [base_lr, undefined as number | undefined, 0, 0];
  const lr = [rate];
  for (const metric of readMetrics(metrics, steps, api)) {
    if (cooling > 0) {
      cooling -= 1;
      wait = 0;
    }
    if (best === undefined || (falling ? metric + delta < best : metric - delta > best)) {
      best = metric;
      wait = 0;
    } else if (cooling === 0) {
      wait += 1;
      // Keras compares in float32, in which it keeps the rate.
      if (wait >= p.patience && rate > Math.fround(p.min_lr)) {
        rate = Math.max(rate * p.factor, p.min_lr);
        cooling = p.cooldown;
        wait = 0;
      }
    }
    lr.push(rate);
  }
  return { lr };
};

/** Whether the metric should fall. An unknown mode is "auto", and "auto" knows the loss; for other metrics Keras asks the model. */
function shouldFall(where: string, { mode, monitor }: { mode: string; monitor: string }): boolean {
  if (mode === "min" || mode === "max") return mode === "min";
  if (/^(val_)?loss$/.test(monitor)) return true;
  const unable = "but Keras isn't able to automatically determine whether that metric should be maximized or minimized";
  const said = `ReduceLROnPlateau callback received monitor=${monitor}, ${unable}`;
  return raises(where, 'mode must be "min" or "max" for a metric that is not the loss', mode, said);
}

function belowOne(where: string, name: string, value: unknown): number {
  const factor = real(where, name, value);
  const said = `ReduceLROnPlateau does not support a factor >= 1.0. Received factor=${factor}`;
  return factor < 1 ? factor : raises(where, `${name} must be below 1`, factor, said);
}
