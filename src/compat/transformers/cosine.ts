import { or, real } from "../take.js";
import { lambdaLR, progress, run, warmed } from "./lambdaLR.js";

/** The height of a cosine wave at part q of the way, from 1 at q = 0; half a wave falls to 0. */
export const wave = (cycles: number, q: number): number => 0.5 * (1 + Math.cos(Math.PI * cycles * 2 * q));

/** Nothing stops progress at 1: past the end the rate rises again. */
export const cosine = lambdaLR({ ...run, num_cycles: or(real, 0.5) }, (p) => (t) => {
  if (t < p.num_warmup_steps) return warmed(t, p);
  return Math.max(0, wave(p.num_cycles, progress(t, p)));
});

/** Here num_cycles counts falls, where cosine counts whole waves; and past the end the rate is 0. */
export const cosineWithRestarts = lambdaLR({ ...run, num_cycles: or(real, 1) }, (p) => (t) => {
  if (t < p.num_warmup_steps) return warmed(t, p);
  const q = progress(t, p);
  return q >= 1 ? 0 : Math.max(0, wave(0.5, (p.num_cycles * q) % 1));
});
