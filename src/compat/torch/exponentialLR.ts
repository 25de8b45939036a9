import { real } from "../take.js";
import { schedulerClass } from "./scheduler.js";

/** The rate times gamma at every step. */
export const exponentialLR = schedulerClass(
  "ExponentialLR",
  { gamma: real },
  {
    construct: ({ gamma }) => ({ gamma }),
    getLr: ({ gamma, last_epoch }, groups) => groups.map(({ lr }) => (last_epoch === 0 ? lr : lr * gamma)),
    closedForm: ({ gamma, last_epoch, base_lrs }) => base_lrs.map((lr) => lr * gamma ** last_epoch),
  },
);
