import type { Spec } from "../../schedules/schedule.js";

/** One training run as plain JSON that a Worker can be sent: the parts' specs with their seeds in them, and the rate of every update. */
export interface RunDescription {
  readonly problem: Spec;
  readonly model: Spec;
  readonly optimizer: Spec;
  /** Examples per update. */
  readonly batch: number;
  /** N: number of updates. */
  readonly steps: number;
  /** Decides the order of the data. */
  readonly seed: number;
  /** η(0) … η(N − 1), already rounded to 32 bits. */
  readonly rates: readonly number[];
  /** Updates between two scores on the validation data. */
  readonly evaluateEvery: number;
}
