import { expectNumber, expectOptions, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { expectNet } from "../models/expectNet.js";
import type { Net } from "../models/net.js";
import type { Batch, Problem } from "../problems/problem.js";
import { rng } from "../rng.js";
import { floats } from "../tensor/memory.js";
import { expectProblem } from "../training/expectParts.js";
import { gradientOf } from "./gradientOf.js";
import { preserving } from "./preserving.js";

/** Options of `sharpness`. */
export interface SharpnessOptions<Input, Target> {
  net: Net<Input>;
  problem: Problem<Input, Target>;
  /** The examples whose loss it is, such as `problem.all("train", 0, 256)`. */
  batch: Batch<Input, Target>;
  /** Stops when the value changes by less than this part of itself, twice in a row; 1e-3 when left out. */
  tolerance?: number;
  /** Products with the Hessian at most, 100 when left out. Each costs two gradients. */
  iterations?: number;
  /** Of the first direction; 0 when left out. */
  seed?: number;
}

/** The largest eigenvalue of the Hessian, as far as it was found. */
export interface Sharpness {
  /** λ: the curvature of the loss in the direction in which it is most curved upwards. */
  readonly value: number;
  /** |Hv − λv|: some eigenvalue is no further from λ than this. */
  readonly residual: number;
  /** Products with the Hessian that it took. */
  readonly iterations: number;
  /** Whether the value stood still to within the tolerance. */
  readonly converged: boolean;
}

/**
 * The largest eigenvalue of the Hessian, by power iteration: gradient descent with a rate above 2/λ leaves the valley.
 *
 * v ← Hv / |Hv|, λ = v·Hv, from a random v. Hv = (∇L(θ + εv) − ∇L(θ − εv)) / 2ε, ε = 2⁻⁸ · max(1, |θ|): about the cube root of the precision of 32
 * bits, where rounding and curvature of higher order cost equally much; on a quadratic it is exact but for rounding. Power iteration
 * finds the eigenvalue that is largest in size; where that is negative, it goes on with H − λI, whose largest belongs to the largest of H.
 * The net is in evaluation mode. Net and gradients stay as they are.
 *
 * Source: Cohen et al., Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability, 2021, https://arxiv.org/abs/2103.00065
 *
 * @param options net, problem, batch, tolerance, iterations, seed.
 *
 * @example
 * const valley = quadraticLandscape({ curvatures: [10, 1] });
 * sharpness({ net: point([3, 1]), problem: valley, batch: valley.batch(1) }).value.toFixed(2); // "10.00"
 */
export function sharpness<Input, Target>(options: SharpnessOptions<Input, Target>): Sharpness {
  const where = "sharpness";
  expectOptions(where, options, ["net", "problem", "batch", "tolerance", "iterations", "seed"]);
  const { net, problem, batch, tolerance = 1e-3, iterations = 100, seed = 0 } = options;
  expectNet(where, net);
  expectProblem(where, problem);
  if (typeof batch !== "object" || batch === null || !("x" in batch))
    fail(where, "batch must be a batch of the problem", batch, 'Write problem.batch(256) or problem.all("train", 0, 256).');
  expectNumber(where, "tolerance", tolerance, { above: 0, below: 1, advice: "It is a part of the value." });
  expectWhole(where, "iterations", iterations, 1, "It counts products with the Hessian.", 1_000_000);
  expectWhole(where, "seed", seed, 0, "Any whole number will do, such as 1.");

  return preserving({ net }, () => {
    net.evaluate();
    const product = hessianProduct(net, problem, batch);
    const { normal } = rng(seed);
    const start = unit(Float64Array.from({ length: net.block.size }, normal));
    const found = powerIteration(product, start, { shift: 0, tolerance, iterations });
    const left = iterations - found.iterations;
    if (found.value >= 0 || !found.converged || left === 0) return found;
    const above = powerIteration(product, start, { shift: found.value, tolerance, iterations: left });
    return { ...above, iterations: found.iterations + above.iterations };
  });
}

/** v ↦ Hv, for the Hessian of the loss on a batch at the parameters as they are. */
function hessianProduct<Input, Target>(net: Net<Input>, problem: Problem<Input, Target>, batch: Batch<Input, Target>) {
  const { at, size } = net.block;
  const theta = floats().slice(at / 4, at / 4 + size);
  const epsilon = Math.max(1, length(theta)) / 256;
  const gradientAt = (sign: 1 | -1, direction: Float64Array): Float32Array => {
    const heap = floats();
    for (let i = 0; i < size; i += 1) heap[at / 4 + i] = (theta[i] as number) + sign * epsilon * (direction[i] as number); // both have the net's size
    return gradientOf(net, problem, batch);
  };
  return (direction: Float64Array): Float64Array => {
    const [up, down] = [gradientAt(1, direction), gradientAt(-1, direction)];
    return direction.map((_, i) => ((up[i] as number) - (down[i] as number)) / (2 * epsilon));
  };
}

/** The eigenvalue of H that lies furthest from `shift`. */
function powerIteration(
  product: (direction: Float64Array) => Float64Array,
  start: Float64Array,
  { shift, tolerance, iterations }: { shift: number; tolerance: number; iterations: number },
): Sharpness {
  let direction = start;
  let [value, residual, still] = [Number.NaN, Number.POSITIVE_INFINITY, 0];
  for (let i = 1; i <= iterations; i += 1) {
    const image = product(direction);
    const next = dot(direction, image);
    still = Math.abs(next - value) <= tolerance * Math.abs(next) ? still + 1 : 0;
    value = next;
    residual = length(image.map((entry, j) => entry - next * (direction[j] as number))); // the image has as many entries
    const shifted = image.map((entry, j) => entry - shift * (direction[j] as number));
    // A flat loss has the eigenvalue 0 in every direction.
    if (still === 2 || length(shifted) === 0) return { value, residual, iterations: i, converged: true };
    if (!Number.isFinite(value)) return { value, residual, iterations: i, converged: false };
    direction = unit(shifted);
  }
  return { value, residual, iterations, converged: false };
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, entry, i) => sum + entry * (b[i] as number), 0); // equally long

const length = (vector: Float64Array | Float32Array): number => {
  let sum = 0;
  for (const entry of vector) sum += entry * entry;
  return Math.sqrt(sum);
};

const unit = (vector: Float64Array): Float64Array => {
  const size = length(vector);
  return vector.map((entry) => entry / size);
};
