import { keyOf } from "../ops/dropout.js";
import { mix } from "../rng.js";
import { Tensor } from "./tensor.js";

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
  const y = new Tensor(x.shape, [x]);
  const [X, Y] = [x.by(x.size), y.by(x.size)];
  for (let i = 0; i < x.size; i += 1) Y.put(factor(i) * X(i), i);
  y.pass = () => {
    for (let i = 0; i < x.size; i += 1) X.give(factor(i) * Y.d(i), i);
  };
  return y;
}
