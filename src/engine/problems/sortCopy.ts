import { expectOptions, expectWhole } from "../../schedules/expect.js";
import type { Rng } from "../rng.js";
import type { Indices } from "../tensor/tensor.js";
import { dataProblem, type Rows } from "./dataProblem.js";
import { orUsual } from "./orUsual.js";
import type { Problem } from "./problem.js";
import { readSizes } from "./sizes.js";
import { expectSeed } from "./stream.js";

/** Options of `sortCopy`. */
export interface SortCopy {
  /** How many different symbols there are; 10 when left out. */
  symbols?: number;
  /** How many are to be sorted; 6 when left out. */
  length?: number;
  /** Examples to choose rates on; 500 when left out. */
  validation?: number;
  /** Examples to report on, once; 1000 when left out. */
  test?: number;
  /** Same seed, same sequences; 1 when left out. */
  seed?: number;
}

/**
 * Symbols, a separator, and the same symbols sorted: a transformer reads all but the last and says at each place what comes next.
 *
 * "5 2 9 → 2 5 9" is given as [5, 2, 9, →, 2, 5] with the answers [−1, −1, −1, 2, 5, 9]: −1 is not asked for, so the loss speaks of sorting only.
 * Every batch is new. Guessing costs ln(symbols), 2.30 for ten.
 *
 * @param options symbols, length, sizes of validation and test (500, 1000), seed.
 *
 * @example
 * sortCopy({ seed: 1 }).batch(16).x.shape; // [16,12]
 */
export function sortCopy(options: SortCopy = {}): Problem<Indices> {
  const where = "sortCopy";
  expectOptions(where, options, ["symbols", "length", "validation", "test", "seed"]);
  const symbols = expectWhole(where, "symbols", orUsual(options.symbols, 10), 2, "The separator is one more.", 36);
  const length = expectWhole(where, "length", orUsual(options.length, 6), 1, "It counts symbols.", 64);
  const { validation, test } = readSizes(where, options, { train: 1, validation: 500, test: 1000 });
  const seed = expectSeed(where, orUsual(options.seed, 1));
  const context = 2 * length;

  const fresh = ({ int }: Rng, { x, y, truth }: Rows<Int32Array>, row: number): void => {
    const drawn = Int32Array.from({ length }, () => int(symbols));
    const sorted = drawn.slice().sort();
    const said = [...drawn, symbols, ...sorted];
    for (let t = 0; t < context; t += 1) {
      const at = row * context + t;
      x[at] = said[t] as number; // said is one longer than what is read
      truth[at] = t < length ? -1 : (said[t + 1] as number);
      y[at] = truth[at] as number;
    }
  };
  return dataProblem({
    spec: { kind: where, symbols, length, validation, test, seed },
    inputShape: [context],
    targetShape: [context],
    names: [..."0123456789abcdefghijklmnopqrstuvwxyz".slice(0, symbols), "→"],
    floor: 0,
    leavesOut: true,
    values: Int32Array,
    sizes: { train: Number.POSITIVE_INFINITY, validation, test },
    draw: (size, random, into) => {
      for (let row = 0; row < size; row += 1) fresh(random, into, row);
    },
    fresh,
  });
}
