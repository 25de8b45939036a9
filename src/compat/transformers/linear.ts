import { lambdaLR, run, warmed } from "./lambdaLR.js";

/** Up, then down to zero; zero from then on. */
export const linear = lambdaLR(run, (p) => (t) => {
  const { num_warmup_steps: w, num_training_steps: T } = p;
  return t < w ? warmed(t, p) : Math.max(0, (T - t) / Math.max(1, T - w));
});
