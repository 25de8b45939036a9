import { expectNumber, expectOptions, expectWhole } from "../../schedules/expect.js";
import type { Rng } from "../rng.js";
import { dataProblem } from "./dataProblem.js";
import { labelled, readLabelNoise } from "./labelled.js";
import { orUsual } from "./orUsual.js";
import type { Problem } from "./problem.js";
import { readSizes, type Sizes, sizeNames } from "./sizes.js";
import { expectSeed } from "./stream.js";

/** Options of `spirals`. */
export interface Spirals extends Sizes {
  /** Arms, one class each; 2 when left out. */
  classes?: number;
  /** How often each arm goes round; 1 when left out. */
  turns?: number;
  /** Standard deviation of what is added to each coordinate; 0.05 when left out. An arm ends at radius 1. */
  noise?: number;
  /** Share of training labels that are wrong; 0 when left out. */
  labelNoise?: number;
  /** Same seed, same points; 1 when left out. */
  seed?: number;
}

/**
 * Points on spiral arms that wind around each other: two numbers in, the arm out.
 *
 * (x, y) = t·(cos φ, sin φ) + noise, φ = 2π(turns·t + arm/classes), t uniform from 0.1 to 1. No straight line separates the arms.
 *
 * @param options sizes of the splits (1000, 500, 1000), classes, turns, noise, labelNoise, seed.
 *
 * @example
 * spirals({ seed: 1 }).batch(64).x.shape; // [64,2]
 */
export function spirals(options: Spirals = {}): Problem {
  const where = "spirals";
  expectOptions(where, options, [...sizeNames, "classes", "turns", "noise", "labelNoise", "seed"]);
  const sizes = readSizes(where, options, { train: 1000, validation: 500, test: 1000 });
  const classes = expectWhole(where, "classes", orUsual(options.classes, 2), 2, "Each class is an arm.", 6);
  const turns = expectNumber(where, "turns", orUsual(options.turns, 1), { min: 0, max: 10, advice: "One turn is hard enough." });
  const noise = expectNumber(where, "noise", orUsual(options.noise, 0.05), { min: 0, max: 10, advice: "An arm ends at radius 1." });
  const labelNoise = readLabelNoise(where, options.labelNoise);
  const seed = expectSeed(where, orUsual(options.seed, 1));

  const point = ({ next, int, normal }: Rng, x: Float32Array, row: number): number => {
    const arm = int(classes);
    const t = 0.1 + 0.9 * next();
    const angle = 2 * Math.PI * (turns * t + arm / classes);
    // Engines differ in the last bit of a cosine; rounded to 32 bits they agree.
    x[2 * row] = t * Math.fround(Math.cos(angle)) + noise * normal();
    x[2 * row + 1] = t * Math.fround(Math.sin(angle)) + noise * normal();
    return arm;
  };
  return dataProblem({
    spec: { kind: where, ...sizes, classes, turns, noise, labelNoise, seed },
    inputShape: [2],
    targetShape: [],
    names: [..."ABCDEF"].slice(0, classes),
    values: Float32Array,
    sizes,
    draw: labelled(point, { labelNoise, classes }).draw,
  });
}
