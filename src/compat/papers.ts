import { fail } from "../schedules/fail.js";
import type { Replay } from "./case.js";
import { formula } from "./formula.js";
import { or, type Reader, real, whole } from "./take.js";

const above0: Reader<number> = (where, name, value) => {
  const number = real(where, name, value);
  return number > 0 ? number : fail(where, `${name} must be above 0`, number, "The formula divides by it.");
};

/** Vaswani and others 2017, equation 3, where the first step is 1; base_lr plays no part. */
const noam = formula({ d_model: above0, warmup: whole(1), factor: or(real, 1) }, ({ d_model, warmup, factor }) => (t) => {
  const step = t + 1;
  return factor * d_model ** -0.5 * Math.min(step ** -0.5, step * warmup ** -1.5);
});

/** A linear warmup, and linearly down to zero: arXiv:2502.15938. The same as transformers' linear. */
const linearToZero = formula({ warmup: whole(0), total: whole(1) }, ({ warmup, total }, { base_lr }) => (t) => {
  if (t < warmup) return (base_lr * t) / warmup;
  return base_lr * Math.max(0, (total - t) / Math.max(1, total - warmup));
});

/** (t + offset)^-alpha, without a horizon. */
const powerLaw = formula(
  { alpha: real, offset: or(whole(1), 1) },
  ({ alpha, offset }, { base_lr }) =>
    (t) =>
      base_lr * (t + offset) ** -alpha,
);

/** Chen, Wolfe and Kyrillidis 2021, arXiv:2107.04197: between linear and a long plateau. */
const rex = formula({ total: whole(1) }, ({ total }, { base_lr }) => (t) => {
  const z = Math.min(t / total, 1);
  return (base_lr * (1 - z)) / (1 - z / 2);
});

/** Formulas as their papers have them. */
export const papers: Readonly<Record<string, Replay>> = { noam, linear_to_zero: linearToZero, power_law: powerLaw, rex };
