import { expectNumber, expectOptions } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { floats, wasm } from "../tensor/memory.js";
import { record, scratch } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { expectTensor } from "./inputs.js";
import { expectShape, rowsOf, shapeText, widthOf } from "./shapes.js";

/** Options of `batchNorm`. */
export interface BatchNorm {
  /** Whether to use the batch's own mean and variance, and to let the running ones follow; true when left out. */
  training?: boolean;
  /** How far the running mean and variance move towards the batch's, 0.1 when left out: not the momentum of an optimizer. */
  momentum?: number;
  /** Keeps the division finite, 1e-5 when left out. */
  eps?: number;
}

/**
 * Batch normalisation: brings every channel to mean 0 and variance 1 over the batch, then to a learned mean and scale.
 *
 * y = (x − mean)/√(variance + ε) · gain + bias, with the mean and the variance over all rows of x. While training, running ← running +
 * momentum·(batch − running), where the variance is that of a sample (divided by rows − 1), as in PyTorch; in evaluation the running ones are used.
 *
 * S. Ioffe, C. Szegedy (2015), Batch normalization, https://arxiv.org/abs/1502.03167, algorithm 1.
 *
 * @param x [rows, channels], or images [batch, height, width, channels]: all before the channels are rows.
 * @param gain [channels].
 * @param bias [channels].
 * @param running the running mean and variance, from runningMoments(channels); training changes them.
 * @param options training, momentum of the running moments and ε.
 *
 * @example
 * batchNorm(tensor([[1], [3]]), tensor([1]), tensor([0]), runningMoments(1)).array()[0].toFixed(3); // "-1.000"
 */
export function batchNorm(
  x: Tensor,
  gain: Tensor,
  bias: Tensor,
  running: { readonly mean: Float32Array; readonly variance: Float32Array },
  options: BatchNorm = {},
): Tensor {
  const where = "batchNorm";
  expectTensor(where, "x", x);
  expectTensor(where, "gain", gain);
  expectTensor(where, "bias", bias);
  const [rows, channels] = [rowsOf(x), widthOf(x)];
  for (const [name, value] of Object.entries({ gain, bias }))
    expectShape(where, name, value, [channels], `x is ${shapeText(x.shape)}, with one ${name} per channel`);
  const isMoments = running?.mean instanceof Float32Array && running.variance instanceof Float32Array;
  if (!isMoments || running.mean.length !== channels) {
    const got = isMoments ? running.mean.length : running;
    fail(where, `running must hold moments of ${channels} channels`, got, `Make them once with runningMoments(${channels}).`);
  }
  expectOptions(where, options, ["training", "momentum", "eps"]);
  const { training = true, momentum = 0.1, eps = 1e-5 } = options;
  if (typeof training !== "boolean") fail(where, "training must be true or false", training, "Use the net's training.");
  expectNumber(where, "momentum", momentum, { min: 0, max: 1 });
  expectNumber(where, "eps", eps, { min: 1e-30, advice: "It keeps a channel of equal numbers from dividing by 0." });
  if (training && rows < 2)
    fail(
      where,
      "a batch to train on must have at least 2 rows",
      x.shape,
      "One row has no variance: use larger batches, or training: false.",
    );

  const y = result(where, [x, gain, bias], x.shape);
  const [mean, variance] = [scratch(channels), scratch(channels)];
  if (training) {
    wasm().columnMoments(x.at, rows, channels, mean, variance);
    follow(running.mean, mean / 4, momentum, 1);
    follow(running.variance, variance / 4, momentum, rows / (rows - 1));
  } else {
    floats().set(running.mean, mean / 4);
    floats().set(running.variance, variance / 4);
  }
  wasm().batchNorm(x.at, rows, channels, mean, variance, eps, gain.at, bias.at, y.at);

  return record(y, () => {
    const adds = [gain, bias, x].map((to) => (to.needsGrad ? to.accumulate() : 0));
    const [dgain = 0, dbias = 0, dx = 0] = [gain, bias, x].map((to) => (to.needsGrad ? to.gradAt : 0));
    const [addGain = 0, addBias = 0, addX = 0] = adds;
    const ofBatch = training ? 1 : 0;
    wasm().batchNormBackward(
      x.at,
      y.gradAt,
      rows,
      channels,
      mean,
      variance,
      eps,
      gain.at,
      ofBatch,
      dgain,
      addGain,
      dbias,
      addBias,
      dx,
      addX,
    );
  });
}

/** Moves running values towards `factor` times the floats from index `at`. */
function follow(running: Float32Array, at: number, momentum: number, factor: number): void {
  const heap = floats();
  for (const [j, old] of running.entries()) running[j] = old + momentum * (factor * (heap[at + j] as number) - old); // written by the kernel
}
