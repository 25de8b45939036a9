import { lambdas, lambdasOf } from "./lambdas.js";
import { schedulerClass } from "./scheduler.js";

/** Every group's first rate times its function of the step. */
export const lambdaLR = schedulerClass("LambdaLR", lambdas, {
  construct: (params, groups) => ({ lr_lambdas: lambdasOf("LambdaLR", params, groups.length).map(() => null) }),
  getLr: ({ last_epoch, base_lrs }, groups, params) =>
    lambdasOf("LambdaLR", params, groups.length).map((lambda, i) => (base_lrs[i] as number) * lambda(last_epoch)),
});
