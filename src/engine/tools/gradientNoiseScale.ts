import { expectOptions, expectWhole } from "../../schedules/expect.js";
import { expectNet } from "../models/expectNet.js";
import type { Net } from "../models/net.js";
import type { Problem } from "../problems/problem.js";
import { expectProblem } from "../training/expectParts.js";
import { gradientOf } from "./gradientOf.js";
import { preserving } from "./preserving.js";

/** Options of `gradientNoiseScale`. */
export interface GradientNoiseScaleOptions<Input, Target> {
  net: Net<Input>;
  problem: Problem<Input, Target>;
  /** b: examples per batch; 8 when left out. */
  batch?: number;
  /** k: how many batches; 32 when left out. */
  batches?: number;
  /** Which examples; 0 when left out. */
  seed?: number;
}

/** How much a gradient varies from example to example, against its length. */
export interface GradientNoiseScale {
  /** B = tr Σ / |G|², in examples; null where the gradient cannot be told from 0 with so few examples. */
  readonly noiseScale: number | null;
  /** tr Σ: the variances of the gradient of one example, summed over all parameters. */
  readonly variance: number;
  /** |G|²: the squared length of the mean gradient. Unbiased, so it may come out below 0. */
  readonly squaredLength: number;
}

/**
 * The gradient noise scale: the batch size at which noise and signal in the gradient are equally large.
 *
 * B = tr Σ / |G|². Below it, doubling the batch nearly halves the steps one needs; far above, it saves few. With the gradients gᵢ of k
 * batches of b examples and their mean ḡ: tr Σ = b/(k − 1) · Σ|gᵢ − ḡ|² and |G|² = |ḡ|² − tr Σ · (1/(kb) − 1/N), both unbiased, where N is the
 * number of training examples (the last term is 0 where they never end). It is a ratio of two estimates: take more batches where it
 * swings. It grows while training goes on. The net is in training mode, with dropout's noise. Net, gradients and the order of the data stay as they are.
 *
 * Source: McCandlish et al., An Empirical Model of Large-Batch Training, 2018, section 2.2 and appendix A.1, https://arxiv.org/abs/1812.06162
 *
 * @param options net, problem, batch b (examples), batches k, seed.
 *
 * @example
 * const valley = noisyQuadraticLandscape({ curvatures: [1], noiseVariances: [9] });
 * gradientNoiseScale({ net: point([3]), problem: valley, batches: 1000 }).noiseScale.toFixed(1); // "1.0"
 */
export function gradientNoiseScale<Input, Target>(options: GradientNoiseScaleOptions<Input, Target>): GradientNoiseScale {
  const where = "gradientNoiseScale";
  expectOptions(where, options, ["net", "problem", "batch", "batches", "seed"]);
  const { net, problem, batch = 8, batches = 32, seed = 0 } = options;
  expectNet(where, net);
  expectProblem(where, problem);
  const examples = problem.train.size;
  const most = Math.min(Math.floor(examples / 2), 100_000);
  expectWhole(where, "batch", batch, 1, "It counts examples, and two batches at least must be drawn.", most);
  const enough = `${examples} training examples have so many batches of ${batch}, and no example is taken twice.`;
  expectWhole(where, "batches", batches, 2, enough, Math.min(Math.floor(examples / batch), 100_000));
  expectWhole(where, "seed", seed, 0, "Any whole number will do, such as 1.");

  return preserving({ net }, () => {
    net.train();
    const stream = problem.stream(seed);
    const mean = new Float64Array(net.block.size);
    let spread = 0; // Σ|gᵢ − ḡ|², updated as each gradient comes (Welford, 1962)
    for (let i = 1; i <= batches; i += 1) {
      gradientOf(net, problem, stream.batch(batch)).forEach((g, j) => {
        const before = g - (mean[j] as number); // one mean per parameter
        const now = (mean[j] as number) + before / i;
        mean[j] = now;
        spread += before * (g - now);
      });
    }
    const variance = (batch * spread) / (batches - 1);
    const length = mean.reduce((sum, g) => sum + g * g, 0);
    const squaredLength = length - variance * (1 / (batches * batch) - 1 / examples);
    return { noiseScale: squaredLength > 0 ? variance / squaredLength : null, variance, squaredLength };
  });
}
