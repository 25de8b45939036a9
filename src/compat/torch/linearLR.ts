import { or, whole } from "../take.js";
import { factor } from "./factor.js";
import { schedulerClass } from "./scheduler.js";

/** The rate times a factor that goes in a straight line from start_factor to end_factor in total_iters steps. */
export const linearLR = schedulerClass(
  "LinearLR",
  { start_factor: or(factor("Starting"), 1 / 3), end_factor: or(factor("Ending"), 1), total_iters: or(whole(0), 5) },
  {
    construct: ({ start_factor, end_factor, total_iters }) => ({ start_factor, end_factor, total_iters }),
    getLr: ({ start_factor, end_factor, total_iters, last_epoch }, groups) =>
      groups.map(({ lr }) => {
        if (last_epoch === 0) return lr * start_factor;
        if (last_epoch > total_iters) return lr;
        return lr * (1 + (end_factor - start_factor) / (total_iters * start_factor + (last_epoch - 1) * (end_factor - start_factor)));
      }),
    closedForm: ({ start_factor, end_factor, total_iters, last_epoch, base_lrs }) =>
      base_lrs.map((lr) => lr * (start_factor + ((end_factor - start_factor) * Math.min(total_iters, last_epoch)) / total_iters)),
  },
);
