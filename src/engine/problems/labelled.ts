import { expectNumber } from "../../schedules/expect.js";
import type { Rng } from "../rng.js";
import type { Rows } from "./dataProblem.js";
import { orUsual } from "./orUsual.js";
import type { SplitName } from "./problem.js";

/** Checks a share of wrong labels. */
export function readLabelNoise(where: string, value: number | undefined): number {
  return expectNumber(where, "labelNoise", orUsual(value, 0), {
    min: 0,
    max: 1,
    advice: "It is the share of training labels that are wrong.",
  });
}

/**
 * Makes splits from one example at a time, and gives a share of the training labels another class.
 *
 * The noise has a stream of its own, so the same examples come with every share, and a larger share keeps the flips of a smaller one.
 *
 * @param example writes one example as row `row` of `x` and returns its class.
 */
export function labelled(
  example: (random: Rng, x: Float32Array, row: number) => number,
  { labelNoise, classes }: { labelNoise: number; classes: number },
) {
  const write = (random: Rng, noise: Rng, share: number, { x, y, truth }: Rows<Float32Array>, row: number): void => {
    const label = example(random, x, row);
    const isWrong = noise.next() < share;
    const other = (label + 1 + noise.int(classes - 1)) % classes;
    truth[row] = label;
    y[row] = isWrong ? other : label;
  };
  return {
    draw: (size: number, random: Rng, into: Rows<Float32Array>, split: SplitName): void => {
      const noise = random.split("label noise");
      const share = split === "train" ? labelNoise : 0;
      for (let row = 0; row < size; row += 1) write(random, noise, share, into, row);
    },
    fresh: (random: Rng, into: Rows<Float32Array>, row: number): void => write(random, random.split("label noise"), labelNoise, into, row),
  };
}
