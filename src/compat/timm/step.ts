import { fail } from "../../schedules/fail.js";
import type { Replay } from "../case.js";
import { list, or, real, take } from "../take.js";
import { bisectRight } from "../torch/bisectRight.js";
import { common, scheduled } from "./scheduler.js";

/** decay_t may be a fraction: 2.4 epochs in the recipe of EfficientNet. */
const stepReaders = { decay_t: positive, decay_rate: or(real, 1), ...common(true) };

export const stepLRScheduler: Replay = (of) => {
  const p = take(of.api, of.params, stepReaders);
  return scheduled(of, p, (t) => of.base_lr * p.decay_rate ** floorDivide(t, p.decay_t));
};

const multiStepReaders = { decay_t: list(real), decay_rate: or(real, 1), ...common(true) };

/** bisect_right(decay_t, t + 1): the rate falls at t = decay_t - 1, one before PyTorch's MultiStepLR. */
export const multiStepLRScheduler: Replay = (of) => {
  const p = take(of.api, of.params, multiStepReaders);
  const unsorted = p.decay_t.findIndex((milestone, i) => i > 0 && milestone < (p.decay_t[i - 1] ?? milestone));
  if (unsorted > 0) fail(of.api, "decay_t must be sorted", p.decay_t, `Entry ${unsorted} is smaller than the one before it.`);
  return scheduled(of, p, (t) => of.base_lr * p.decay_rate ** bisectRight(p.decay_t, t + 1));
};

function positive(where: string, name: string, value: unknown): number {
  const number = real(where, name, value);
  return number > 0 ? number : fail(where, `${name} must be above 0`, number, "It is how long a rate stays.");
}

/** Python's `a // b` for b > 0, exact where a / b rounds up to a whole number: 1 // 0.1 is 9. */
const floorDivide = (a: number, b: number): number => Math.round((a - (a % b)) / b);
