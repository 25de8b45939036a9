import { or, real, whole } from "../take.js";
import { schedulerClass } from "./scheduler.js";

/** Half a cosine from the rate to eta_min in T_max steps; past T_max it climbs again, to return after 2 T_max. */
export const cosineAnnealingLR = schedulerClass(
  "CosineAnnealingLR",
  { T_max: whole(1), eta_min: or(real, 0) },
  {
    construct: ({ T_max, eta_min }) => ({ T_max, eta_min }),
    getLr: (state, groups) => {
      const { T_max, eta_min, last_epoch, base_lrs, _step_count } = state;
      if (last_epoch === 0) return groups.map(({ lr }) => lr);
      if (_step_count === 1 && last_epoch > 0) return closedForm(state);
      // Out of the valley, where the ratio below would divide by zero.
      if ((last_epoch - 1 - T_max) % (2 * T_max) === 0)
        return groups.map(({ lr }, i) => lr + (((base_lrs[i] as number) - eta_min) * (1 - Math.cos(Math.PI / T_max))) / 2);
      const ratio = (1 + Math.cos((Math.PI * last_epoch) / T_max)) / (1 + Math.cos((Math.PI * (last_epoch - 1)) / T_max));
      return groups.map(({ lr }) => ratio * (lr - eta_min) + eta_min);
    },
    closedForm,
  },
);

interface Cosine {
  readonly T_max: number;
  readonly eta_min: number;
  readonly last_epoch: number;
  readonly base_lrs: readonly number[];
}

function closedForm({ T_max, eta_min, last_epoch, base_lrs }: Cosine): number[] {
  return base_lrs.map((lr) => eta_min + ((lr - eta_min) * (1 + Math.cos((Math.PI * last_epoch) / T_max))) / 2);
}
