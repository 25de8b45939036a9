import { or, whole } from "../take.js";
import { factor } from "./factor.js";
import { schedulerClass } from "./scheduler.js";

/** The rate times a factor until total_iters, when the factor is divided out again. */
export const constantLR = schedulerClass(
  "ConstantLR",
  { factor: or(factor("Constant"), 1 / 3), total_iters: or(whole(0), 5) },
  {
    construct: ({ factor, total_iters }) => ({ factor, total_iters }),
    getLr: ({ factor, total_iters, last_epoch }, groups) =>
      groups.map(({ lr }) => {
        if (last_epoch === 0) return lr * factor;
        return last_epoch === total_iters ? lr * (1 / factor) : lr;
      }),
    closedForm: ({ factor, total_iters, last_epoch, base_lrs }) =>
      base_lrs.map((lr) => lr * (factor + Number(last_epoch >= total_iters) * (1 - factor))),
  },
);
