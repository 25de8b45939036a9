import { or, real, whole } from "../take.js";
import { schedulerClass } from "./scheduler.js";

/** The rate times (1 - t/total_iters)^power, to zero. */
export const polynomialLR = schedulerClass(
  "PolynomialLR",
  { total_iters: or(whole(0), 5), power: or(real, 1) },
  {
    construct: ({ total_iters, power }) => ({ total_iters, power }),
    getLr: ({ total_iters, power, last_epoch }, groups) =>
      groups.map(({ lr }) => {
        if (last_epoch === 0 || last_epoch > total_iters) return lr;
        return lr * ((1 - last_epoch / total_iters) / (1 - (last_epoch - 1) / total_iters)) ** power;
      }),
    closedForm: ({ total_iters, power, last_epoch, base_lrs }) =>
      base_lrs.map((lr) => lr * (1 - Math.min(total_iters, last_epoch) / total_iters) ** power),
  },
);
