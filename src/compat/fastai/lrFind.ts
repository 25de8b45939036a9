import type { Replay } from "../case.js";
import { rates } from "../formula.js";
import { flag, or, real, take, whole } from "../take.js";
import { schedExp } from "./annealers.js";

const readers = { start_lr: or(real, 1e-7), end_lr: or(real, 10), num_it: or(whole(0), 100), stop_div: or(flag, true) };

/**
 * The rates of a range test. The position is t / num_it, so the last rate lies below end_lr, which pytorch-lr-finder reaches.
 *
 * Fewer than six updates become six. The test ends after num_it, however many steps are asked for; where stop_div ends it earlier depends
 * on the losses.
 */
export const lrFind: Replay = ({ api, params, steps }) => {
  const { start_lr, end_lr, num_it } = take(api, params, readers);
  const count = Math.max(num_it, 6);
  const at = schedExp(start_lr, end_lr);
  return { lr: rates(Math.min(steps, count), (t) => at(t / count)) };
};
