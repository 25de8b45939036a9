import { lambdaLR, warmed, warmup } from "./lambdaLR.js";

export const constant = lambdaLR({}, () => () => 1);

export const constantWithWarmup = lambdaLR(warmup, (p) => (t) => (t < p.num_warmup_steps ? warmed(t, p) : 1));
