import { expectFields, expectWhole } from "../../schedules/expect.js";
import { decodeFloats, encodeFloats } from "./floatText.js";
import type { Kept } from "./layers.js";

/** Mean and variance of every channel as training has seen them, which evaluation uses: what batchNorm keeps beside its parameters. */
export interface RunningMoments extends Kept {
  readonly mean: Float32Array;
  readonly variance: Float32Array;
}

/**
 * The running mean and variance of a batch norm: 0 and 1 until training has seen a batch.
 *
 * @param channels how many channels it normalises.
 *
 * @example
 * runningMoments(3).variance.join(); // "1,1,1"
 */
export function runningMoments(channels: number): RunningMoments {
  const where = "runningMoments";
  expectWhole(where, "channels", channels, 1, "It is the length of the last dimension.", 2 ** 20);
  const mean = new Float32Array(channels);
  const variance = new Float32Array(channels).fill(1);
  return {
    mean,
    variance,
    save: () => ({ mean: encodeFloats(mean), variance: encodeFloats(variance) }),
    check: (saved) => {
      expectFields(where, "state", saved, ["mean", "variance"]);
      const { mean: savedMean, variance: savedVariance } = saved as { mean: unknown; variance: unknown }; // an object, as just checked
      const means = decodeFloats(where, savedMean, channels);
      const variances = decodeFloats(where, savedVariance, channels);
      return () => {
        mean.set(means);
        variance.set(variances);
      };
    },
    hold: () => {
      const [means, variances] = [mean.slice(), variance.slice()];
      return () => {
        mean.set(means);
        variance.set(variances);
      };
    },
  };
}
