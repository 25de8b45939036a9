import { fail } from "../../schedules/fail.js";
import { formula } from "../formula.js";
import { naturalLog } from "../naturalLog.js";
import { or, real } from "../take.js";
import { above0, named } from "./readers.js";

/** Periods grow by t_mul and shrink in height by m_mul; alpha is a part of the first height, and lifts all of them. */
export const cosineDecayRestarts = formula(
  {
    initial_learning_rate: real,
    first_decay_steps: above0,
    t_mul: or(real, 2),
    m_mul: or(real, 1),
    alpha: or(real, 0),
    ...named,
  },
  ({ initial_learning_rate, first_decay_steps, t_mul, m_mul, alpha }, { api }) =>
    (t) => {
      const { i, q } = restart(api, t / first_decay_steps, t_mul);
      return initial_learning_rate * ((1 - alpha) * (0.5 * m_mul ** i * (1 + Math.cos(Math.PI * q))) + alpha);
    },
);

/** Which period a time in units of the first one falls in, and how far into it. */
function restart(where: string, time: number, t_mul: number): { i: number; q: number } {
  if (t_mul === 1) return { i: Math.floor(time), q: time - Math.floor(time) };
  const grown = 1 - time * (1 - t_mul);
  if (t_mul <= 0 || grown <= 0 || grown === Number.POSITIVE_INFINITY)
    fail(where, "t_mul must be such that a period holds every update", t_mul, "Keras gives nan from here on.");
  const i = Math.floor(naturalLog(grown) / naturalLog(t_mul));
  return { i, q: (time - (1 - t_mul ** i) / (1 - t_mul)) / t_mul ** i };
}
