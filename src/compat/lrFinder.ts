import { fail } from "../schedules/fail.js";
import type { Case, Replay, Replayed } from "./case.js";
import { batches, expectLinearModel, mean } from "./linearModel.js";
import { printed, raises } from "./raises.js";
import { or, orNone, type Reader, real, take, whole } from "./take.js";

/** pytorch-lr-finder's range test. */
export const lrFinder: Readonly<Record<string, Replay>> = { range_test: rangeTest };

/**
 * One update at each rate from start_lr to end_lr on a linear model, until the smoothed loss passes diverge_th times its best.
 *
 * The best loss and the stop go by the smoothed loss, which lags behind. The rate it suggests is where the smoothed loss falls fastest per
 * update, with the first 10 and the last 5 left out.
 */
function rangeTest({ params, base_lr, steps, problem }: Case): Replayed {
  expectLinearModel("range_test", problem);
  const given = take("range_test", params, {
    start_lr: orNone(real),
    end_lr: or(real, 10),
    num_iter: or(moreThanOne, 100),
    step_mode: or(mode, "exp"),
    smooth_f: or(part, 0.05),
    diverge_th: or(real, 5),
    accumulation_steps: or(whole(1, 1e4), 1),
  });
  const { start_lr, end_lr, num_iter, step_mode, smooth_f, diverge_th, accumulation_steps } = given;
  // A start of 0, like none, leaves the optimizer's rate.
  const start = start_lr || base_lr;
  if (step_mode === "exp" && !(start > 0 && end_lr > 0))
    raises("range_test", "start_lr and end_lr must be above 0 in steps of equal ratios", [start, end_lr], "float division by zero");
  const rate = (t: number): number => {
    const r = t / (num_iter - 1);
    return step_mode === "exp" ? start * (end_lr / start) ** r : start + r * (end_lr - start);
  };

  const next = batches();
  let weights: readonly number[] = [0, 0];
  const out = { lr: [] as number[], raw_loss: [] as number[], loss: [] as number[] };
  let best = Number.NaN;
  let stopped_early = false;
  for (let t = 0; t < Math.min(steps, num_iter) && !stopped_early; t++) {
    const seen = Array.from({ length: accumulation_steps }, next).map((batch) => batch(weights));
    const raw = mean(seen.map(({ loss }) => loss));
    const gradient = weights.map((_, i) => mean(seen.map((one) => one.gradient[i] as number)));
    weights = weights.map((w, i) => w - rate(t) * (gradient[i] as number));
    if (!weights.every(Number.isFinite))
      fail("range_test", "the rates must keep the weights finite", rate(t), "Lower end_lr or diverge_th: the library goes on with NaN.");
    const before = out.loss.at(-1);
    const smoothed = before === undefined || smooth_f === 0 ? raw : smooth_f * raw + (1 - smooth_f) * before;
    best = before === undefined || smoothed < best ? smoothed : best;
    out.lr.push(rate(t));
    out.raw_loss.push(raw);
    out.loss.push(smoothed);
    stopped_early = smoothed > diverge_th * best;
  }
  const suggested = steepest(out.lr.slice(10, -5), out.loss.slice(10, -5));
  return {
    ...out,
    best_loss: best,
    stopped_early,
    final_weights: weights,
    ...(suggested === undefined ? {} : { suggested_lr_skip10_5: suggested }),
  };
}

/** The rate where the loss falls fastest by numpy's gradient; none with fewer than two points. */
function steepest(lr: readonly number[], loss: readonly number[]): number | undefined {
  if (lr.length < 2) return undefined;
  const last = loss.length - 1;
  const slopes = loss.map((_, i) => {
    const [from, to] = [Math.max(0, i - 1), Math.min(last, i + 1)];
    return ((loss[to] as number) - (loss[from] as number)) / (to - from);
  });
  return lr[slopes.indexOf(Math.min(...slopes))];
}

const moreThanOne: Reader<number> = (where, name, value) => {
  const number = whole(Number.MIN_SAFE_INTEGER)(where, name, value);
  return number > 1 ? number : raises(where, `${name} must be above 1`, number, "`num_iter` must be larger than 1");
};
const mode: Reader<"exp" | "linear"> = (where, name, value) => {
  const word = typeof value === "string" ? value.toLowerCase() : value;
  if (word === "exp" || word === "linear") return word;
  return raises(where, `${name} must be "exp" or "linear"`, value, `expected one of (exp, linear), got ${printed(value)}`);
};
const part: Reader<number> = (where, name, value) => {
  const number = real(where, name, value);
  return number >= 0 && number < 1
    ? number
    : raises(where, `${name} must be from 0 to below 1`, number, "smooth_f is outside the range [0, 1[");
};
