import { keyOf } from "../ops/dropout.js";
import { mix } from "../rng.js";
import { elementwise } from "./elementwise.js";
import type { Tensor } from "./tensor.js";

/** What `dropout` takes beside x. */
export interface Dropout {
  rate: number;
  seed: number;
  step?: number;
  training?: boolean;
}

/** y = x/(1 − rate), or 0 for a share `rate` of the numbers: number i is dropped where a hash of i, as a fraction of 2³², is below the rate. */
export function dropout(x: Tensor, { rate, seed, step = 0, training = true }: Dropout): Tensor {
  if (!training) return x;
  const key = keyOf(seed, step);
  const factor = (i: number): number => (mix(key + Math.imul(i, 0x9e3779b9)) / 2 ** 32 < rate ? 0 : 1 / (1 - rate));
  return elementwise(
    x,
    (x, i) => x * factor(i),
    (_, i) => factor(i),
  );
}
