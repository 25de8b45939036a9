import { naturalLog } from "../naturalLog.js";
import { printed, raises } from "../raises.js";
import { or, type Reader, real } from "../take.js";
import { schedulerClass } from "./scheduler.js";

/** Half a cosine from the rate to eta_min in T_0 steps, again and again; each cycle T_mult times as long as the one before. */
export const cosineAnnealingWarmRestarts = schedulerClass(
  "CosineAnnealingWarmRestarts",
  { T_0: wholeSteps("positive integer T_0"), T_mult: or(wholeSteps("integer T_mult >= 1"), 1), eta_min: or(real, 0) },
  {
    construct: ({ T_0, T_mult, eta_min, last_epoch }) => ({ T_0, T_i: T_0, T_mult, eta_min, T_cur: last_epoch }),
    getLr: ({ T_i, T_cur, eta_min, base_lrs }) =>
      base_lrs.map((lr) => eta_min + ((lr - eta_min) * (1 + Math.cos((Math.PI * T_cur) / T_i))) / 2),
    advance: (state, given) => {
      const { T_0, T_mult } = state;
      const epoch = given ?? (state.last_epoch < 0 ? 0 : undefined);
      if (epoch === undefined) {
        state.last_epoch += 1;
        state.T_cur += 1;
        if (state.T_cur >= state.T_i) {
          state.T_cur -= state.T_i;
          state.T_i *= T_mult;
        }
        return;
      }
      if (epoch < 0)
        raises("CosineAnnealingWarmRestarts", "epoch must be at least 0", epoch, `Expected non-negative epoch, but got ${epoch}`);
      if (epoch < T_0) [state.T_i, state.T_cur] = [T_0, epoch];
      // T_i keeps the length of the cycle that it was in, and every cycle is T_0 long.
      else if (T_mult === 1) state.T_cur = epoch % T_0;
      else {
        const cycle = Math.trunc(naturalLog((epoch / T_0) * (T_mult - 1) + 1) / naturalLog(T_mult));
        state.T_cur = epoch - (T_0 * (T_mult ** cycle - 1)) / (T_mult - 1);
        state.T_i = T_0 * T_mult ** cycle;
      }
      state.last_epoch = Math.floor(epoch);
    },
  },
);

function wholeSteps(what: string): Reader<number> {
  return (where, name, value) => {
    if (value === undefined) throw new RangeError(`${where}: ${name} is missing. It has no default.`);
    if (Number.isSafeInteger(value) && (value as number) >= 1) return value as number;
    return raises(where, `${name} must be a whole number >= 1`, value, `Expected ${what}, but got ${printed(value)}`);
  };
}
