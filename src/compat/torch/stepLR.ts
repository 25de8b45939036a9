import { or, real, whole } from "../take.js";
import { schedulerClass } from "./scheduler.js";

/** The rate times gamma every step_size steps. */
export const stepLR = schedulerClass(
  "StepLR",
  { step_size: whole(1), gamma: or(real, 0.1) },
  {
    construct: ({ step_size, gamma }) => ({ step_size, gamma }),
    getLr: ({ step_size, gamma, last_epoch }, groups) =>
      groups.map(({ lr }) => (last_epoch === 0 || last_epoch % step_size !== 0 ? lr : lr * gamma)),
    closedForm: ({ step_size, gamma, last_epoch, base_lrs }) => base_lrs.map((lr) => lr * gamma ** Math.floor(last_epoch / step_size)),
  },
);
