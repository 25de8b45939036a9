import { rowsOf, widthOf } from "../ops/shapes.js";
import { Tensor } from "./tensor.js";

/** Mean and variance of every channel as training has seen them. */
export interface Moments {
  readonly mean: { [channel: number]: number };
  readonly variance: { [channel: number]: number };
}

/** What `batchNorm` takes beside tensors. */
export interface BatchNorm {
  training?: boolean;
  momentum?: number;
  eps?: number;
}

/**
 * y = z·gain + bias with z = (x − mean)/√(variance + ε), channel by channel; mean and variance are those of the batch, or the running ones.
 *
 * Those of the batch depend on every x in the channel. So backward, dz loses its mean, as moving all x together changes no z, and its part along
 * z, as stretching all x changes none either.
 */
export function batchNorm(
  x: Tensor,
  gain: Tensor,
  bias: Tensor,
  running: Moments,
  { training = true, momentum = 0.1, eps = 1e-5 }: BatchNorm = {},
): Tensor {
  const [rows, channels] = [rowsOf(x), widthOf(x)];
  const y = new Tensor(x.shape, [x, gain, bias]);
  const [X, G, B, Y] = [x.by(rows, channels), gain.by(channels), bias.by(channels), y.by(rows, channels)];
  const meanOf = (value: (i: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < rows; i += 1) sum += value(i);
    return sum / rows;
  };
  const channel = Array.from({ length: channels }, (_, j) => {
    if (!training) return { mean: running.mean[j] as number, spread: Math.sqrt((running.variance[j] as number) + eps) }; // one per channel
    const mean = meanOf((i) => X(i, j));
    const variance = meanOf((i) => (X(i, j) - mean) ** 2);
    const follow = (old: number, seen: number): number => old + momentum * (seen - old);
    running.mean[j] = follow(running.mean[j] as number, mean);
    running.variance[j] = follow(running.variance[j] as number, (variance * rows) / (rows - 1));
    return { mean, spread: Math.sqrt(variance + eps) };
  });
  channel.forEach(({ mean, spread }, j) => {
    for (let i = 0; i < rows; i += 1) Y.put(((X(i, j) - mean) / spread) * G(j) + B(j), i, j);
  });
  y.pass = () =>
    channel.forEach(({ mean, spread }, j) => {
      const z = (i: number): number => (X(i, j) - mean) / spread;
      const dz = (i: number): number => Y.d(i, j) * G(j);
      const common = training ? meanOf(dz) : 0;
      const along = training ? meanOf((i) => dz(i) * z(i)) : 0;
      for (let i = 0; i < rows; i += 1) {
        G.give(Y.d(i, j) * z(i), j);
        B.give(Y.d(i, j), j);
        X.give((dz(i) - common - along * z(i)) / spread, i, j);
      }
    });
  return y;
}
