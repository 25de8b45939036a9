import { expectNumber, expectOptions } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { Tensor } from "../tensor/tensor.js";
import { landscape } from "./landscape.js";
import { orUsual } from "./orUsual.js";
import type { Problem } from "./problem.js";
import { expectSeed } from "./stream.js";
import { wells } from "./wells.js";

/** Options of `twoWells`; each pair says the left well first. */
export interface TwoWells {
  /** Where the loss is lowest; [−1, 1] when left out. */
  minima?: readonly [number, number];
  /** The loss there; [0.1, 0] when left out. */
  depths?: readonly [number, number];
  /** Curvature h there, which makes a well narrow; [40, 4] when left out. */
  curvatures?: readonly [number, number];
  /** σ²: variance of the noise of one example's gradient; 0 when left out. */
  noiseVariance?: number;
  /** Same seed, same noise; 1 when left out. */
  seed?: number;
}

/**
 * A line with two wells, one narrow and one wide, to train a `point` in: which of them a run ends in is decided by its rates.
 *
 * L = (A·B + d₁B + d₂A) / (A + B), with A = ½k₁(θ − m₁)² and B = ½k₂(θ − m₂)²: near m₁, where A is small, it is d₁ + A, near m₂ it is
 * d₂ + B. k₁ and k₂ follow from the curvatures h₁ and h₂, so that minima, depths and curvatures are exactly what was asked for, and between the
 * two lies exactly one barrier. Without noise a constant rate above 2/h₁ = 0.05 finds no rest in the narrow well, and from 0.12 on it is thrown over
 * the barrier and comes to rest in the wide one.
 *
 * @param options minima m, depths d, curvatures h, noiseVariance σ², seed.
 *
 * @example
 * twoWells().floor; // 0
 * twoWells({ depths: [0, 0.1] }).spec.curvatures; // [40,4]
 */
export function twoWells(options: TwoWells = {}): Problem<Tensor, null> {
  const where = "twoWells";
  expectOptions(where, options, ["minima", "depths", "curvatures", "noiseVariance", "seed"]);
  const [m1, m2] = expectPair(where, "minima", orUsual(options.minima, [-1, 1]));
  const [d1, d2] = expectPair(where, "depths", orUsual(options.depths, [0.1, 0]));
  const [h1, h2] = expectPair(where, "curvatures", orUsual(options.curvatures, [40, 4]), 0);
  const noiseVariance = expectNumber(where, "noiseVariance", orUsual(options.noiseVariance, 0), {
    min: 0,
    advice: "It is a standard deviation squared.",
  });
  const seed = expectSeed(where, orUsual(options.seed, 1));
  if (m2 <= m1) fail(where, "minima must be two numbers, the smaller first", [m1, m2], "Exchange them.");
  const formulas = wells({ minima: [m1, m2], depths: [d1, d2], curvatures: [h1, h2] });
  if (formulas === null)
    fail(where, "depths must differ by less than a well's wall is high", [d1, d2], "Raise the curvatures, or move the minima apart.");
  return landscape({
    spec: { kind: where, minima: [m1, m2], depths: [d1, d2], curvatures: [h1, h2], noiseVariance, seed },
    dimensions: 1,
    floor: Math.min(d1, d2),
    deviations: [Math.sqrt(noiseVariance)],
    lossAt: ([theta = 0]) => formulas.lossAt(theta),
    slopeAt: ([theta = 0]) => [formulas.slopeAt(theta)],
  });
}

function expectPair(where: string, name: string, pair: unknown, above?: number): readonly [number, number] {
  if (!Array.isArray(pair) || pair.length !== 2) fail(where, `${name} must be two numbers`, pair, "The left well comes first.");
  pair.forEach((value: unknown, i) => {
    expectNumber(where, `${name}[${i}]`, value, above === undefined ? {} : { above, advice: "A well curves upwards." });
  });
  return pair as unknown as readonly [number, number];
}
