import { expectNumber, expectOptions } from "../../schedules/expect.js";
import type { Rng } from "../rng.js";
import { dataProblem } from "./dataProblem.js";
import { labelled, readLabelNoise } from "./labelled.js";
import { orUsual } from "./orUsual.js";
import type { Problem } from "./problem.js";
import { readSizes, type Sizes, sizeNames } from "./sizes.js";
import { expectSeed } from "./stream.js";

/** Options of `moons`. */
export interface Moons extends Sizes {
  /** Standard deviation of what is added to each coordinate; 0.2 when left out. A moon has radius 1. */
  noise?: number;
  /** Share of training labels that are wrong; 0 when left out. */
  labelNoise?: number;
  /** Same seed, same points; 1 when left out. */
  seed?: number;
}

/**
 * Two half circles that reach into each other: two numbers in, the moon out. With noise the two overlap a little.
 *
 * Upper moon (cos φ − ½, sin φ − ¼), lower moon the same turned by half a turn, φ uniform from 0 to π.
 *
 * @param options sizes of the splits (500, 500, 1000), noise, labelNoise, seed.
 *
 * @example
 * moons({ seed: 1 }).names; // ["A","B"]
 */
export function moons(options: Moons = {}): Problem {
  const where = "moons";
  expectOptions(where, options, [...sizeNames, "noise", "labelNoise", "seed"]);
  const sizes = readSizes(where, options, { train: 500, validation: 500, test: 1000 });
  const noise = expectNumber(where, "noise", orUsual(options.noise, 0.2), { min: 0, max: 10, advice: "A moon has radius 1." });
  const labelNoise = readLabelNoise(where, options.labelNoise);
  const seed = expectSeed(where, orUsual(options.seed, 1));

  const point = ({ next, int, normal }: Rng, x: Float32Array, row: number): number => {
    const moon = int(2);
    const turned = moon === 0 ? 1 : -1;
    const angle = Math.PI * next();
    x[2 * row] = turned * (Math.fround(Math.cos(angle)) - 0.5) + noise * normal();
    x[2 * row + 1] = turned * (Math.fround(Math.sin(angle)) - 0.25) + noise * normal();
    return moon;
  };
  return dataProblem({
    spec: { kind: where, ...sizes, noise, labelNoise, seed },
    inputShape: [2],
    targetShape: [],
    names: ["A", "B"],
    values: Float32Array,
    sizes,
    draw: labelled(point, { labelNoise, classes: 2 }).draw,
  });
}
