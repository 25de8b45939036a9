import { expectNumbers, expectOptions } from "../../schedules/expect.js";
import { perDirection, quadraticLoss } from "../quadratic.js";
import type { Tensor } from "../tensor/tensor.js";
import { landscape } from "./landscape.js";
import { orUsual } from "./orUsual.js";
import type { Problem } from "./problem.js";
import { expectSeed } from "./stream.js";

/** Options of `quadraticLandscape`. */
export interface QuadraticLandscape {
  /** h of each direction, >= 0. */
  curvatures: readonly number[];
}

/** Options of `noisyQuadraticLandscape`. */
export interface NoisyQuadraticLandscape extends QuadraticLandscape {
  /** σ²: variance of the noise of one example's gradient, one number for all directions or one each. */
  noiseVariances: number | readonly number[];
  /** Same seed, same noise; 1 when left out. */
  seed?: number;
}

/**
 * A valley to train a `point` in: the loss is ½Σhθ².
 *
 * L(θ) = ½Σhθ². What happens in it is known exactly: see `quadraticFate`.
 *
 * @param options curvatures h.
 *
 * @example
 * quadraticLandscape({ curvatures: [1, 10] }).floor; // 0
 */
export function quadraticLandscape(options: QuadraticLandscape): Problem<Tensor, null> {
  const where = "quadraticLandscape";
  expectOptions(where, options, ["curvatures"]);
  const curvatures = [...expectNumbers(where, "curvatures", options.curvatures, 0)];
  return bowl({ kind: where, curvatures }, curvatures, 0);
}

/**
 * A valley whose gradient comes with noise: hθ + z, with z normal of variance σ²/batch in each direction.
 *
 * L(θ) = ½Σhθ²; the loss of a batch is L(θ) + z·θ. The expected loss of SGD in it is known exactly: see `expectedLoss`.
 *
 * @param options curvatures h, noiseVariances σ², seed.
 *
 * @example
 * noisyQuadraticLandscape({ curvatures: [1, 0.1], noiseVariances: 1, seed: 1 }).inputShape; // [2]
 */
export function noisyQuadraticLandscape(options: NoisyQuadraticLandscape): Problem<Tensor, null> {
  const where = "noisyQuadraticLandscape";
  expectOptions(where, options, ["curvatures", "noiseVariances", "seed"]);
  const curvatures = [...expectNumbers(where, "curvatures", options.curvatures, 0)];
  const { noiseVariances } = options;
  perDirection(where, "noiseVariances", noiseVariances, curvatures.length, 0);
  const seed = expectSeed(where, orUsual(options.seed, 1));
  const stated = typeof noiseVariances === "number" ? noiseVariances : [...noiseVariances];
  return bowl({ kind: where, curvatures, noiseVariances: stated, seed }, curvatures, stated);
}

function bowl(
  spec: Parameters<typeof landscape>[0]["spec"],
  curvatures: readonly number[],
  variances: number | readonly number[],
): Problem<Tensor, null> {
  return landscape({
    spec,
    dimensions: curvatures.length,
    floor: 0,
    deviations: curvatures.map((_, i) => Math.sqrt(typeof variances === "number" ? variances : (variances[i] as number))), // one per direction
    lossAt: (theta) => quadraticLoss(curvatures, [...theta]),
    slopeAt: (theta) => curvatures.map((h, i) => h * (theta[i] as number)),
  });
}
