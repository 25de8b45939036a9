import { expectNumber, expectOptions, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { mix } from "../rng.js";
import { wasm } from "../tensor/memory.js";
import { record } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { expectTensor } from "./inputs.js";

/** Options of `dropout`. */
export interface Dropout {
  /** The share of numbers that become 0. */
  rate: number;
  /** Which random numbers decide. */
  seed: number;
  /** Another step, other numbers dropped; 0 when left out. */
  step?: number;
  /** Whether to drop at all; true when left out. */
  training?: boolean;
}

/**
 * Dropout: sets a random share of the numbers to 0, and scales the others up so that the mean stays.
 *
 * y = x / (1 − rate) with probability 1 − rate, else 0. What is dropped follows from seed, step and place alone, so a run that is resumed drops
 * the same. Out of training it returns x itself. PyTorch draws from one generator for everything, so there it depends on what ran before.
 *
 * N. Srivastava et al. (2014), Dropout, https://jmlr.org/papers/v15/srivastava14a.html.
 *
 * @param x any shape.
 * @param options rate, the share to drop; seed; step, counted from 0; training.
 *
 * @example
 * dropout(tensor([1, 1, 1, 1]), { rate: 0.5, seed: 1 }).array().join(); // "0,2,2,0"
 */
export function dropout(x: Tensor, options: Dropout): Tensor {
  const where = "dropout";
  expectTensor(where, "x", x);
  expectOptions(where, options, ["rate", "seed", "step", "training"], { p: "rate" });
  const { rate, seed, step = 0, training = true } = options;
  expectNumber(where, "rate", rate, { min: 0, below: 1, advice: "It is the share of numbers to drop." });
  expectWhole(where, "seed", seed, 0, "Same seed, same numbers.");
  expectWhole(where, "step", step, 0, "Steps are counted from 0.");
  if (typeof training !== "boolean") fail(where, "training must be true or false", training, "Use the net's training.");
  if (!training || rate === 0) return x;
  const y = result(where, [x], x.shape);
  const key = keyOf(seed, step);
  const threshold = Math.min(Math.ceil(rate * 2 ** 32), 2 ** 32 - 1) | 0;
  const scale = 1 / (1 - rate);
  wasm().dropout(x.at, y.at, x.size, key, threshold, scale, 0);
  return record(y, () => {
    const add = x.accumulate();
    wasm().dropout(y.gradAt, x.gradAt, x.size, key, threshold, scale, add);
  });
}

/** 32 bits that hang on every bit of the seed and the step. */
export const keyOf = (seed: number, step: number): number =>
  [seed, step].flatMap((number) => [number >>> 0, Math.floor(number / 2 ** 32)]).reduce((key, half) => mix((key + 0x9e3779b9) ^ half), 0);
