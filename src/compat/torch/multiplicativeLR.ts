import { type Lambda, lambdas, lambdasOf } from "./lambdas.js";
import { schedulerClass } from "./scheduler.js";

/** Every rate times its function of the step, at every step but the first. */
export const multiplicativeLR = schedulerClass("MultiplicativeLR", lambdas, {
  construct: (params, groups) => ({ lr_lambdas: lambdasOf("MultiplicativeLR", params, groups.length).map(() => null) }),
  getLr: ({ last_epoch }, groups, params) => {
    const functions = lambdasOf("MultiplicativeLR", params, groups.length);
    return groups.map(({ lr }, i) => (last_epoch > 0 ? lr * (functions[i] as Lambda)(last_epoch) : lr));
  },
});
