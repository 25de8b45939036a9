import type { Spec } from "../../schedules/schedule.js";
import type { Score } from "../problems/problem.js";
import { canonical, hash64 } from "./canonical.js";

/** One training run, completely: the same description gives the same result on every machine. */
export interface TrainingRun {
  readonly kind: "training";
  /** Version of the engine: another one may give other bits. */
  readonly engine: number;
  readonly problem: Spec;
  readonly model: Spec;
  readonly optimizer: Spec;
  /** The average of the parameters that is scored, such as { kind: "ema", decay: 0.99 }; null for the last parameters. */
  readonly average: Spec | null;
  /** The shape: a schedule whose highest rate is 1. */
  readonly schedule: Spec;
  /** η: update t has the rate η · schedule(t), rounded to 32 bits. */
  readonly rate: number;
  /** Decides the order of the data; and examples and first weights, which stands in the specs of problem and model. */
  readonly seed: number;
  /** Number of updates. */
  readonly steps: number;
  /** Examples per update. */
  readonly batch: number;
}

/** The exact expected loss of SGD on the noisy quadratic with curvatures and noise variances 1, 1/2, … 1/modes, started at 1. */
export interface NoisyQuadraticRun {
  readonly kind: "noisyQuadratic";
  readonly engine: number;
  /** Number of directions. */
  readonly modes: number;
  readonly schedule: Spec;
  readonly rate: number;
  readonly steps: number;
}

/** One run of an experiment, completely, as plain JSON. */
export type RunSpec = TrainingRun | NoisyQuadraticRun;

/** What a run ended with. */
export interface Outcome {
  /** Scores of the last net on data it was not trained on; null where the run diverged. */
  readonly validation: Score | null;
  readonly test: Score | null;
  /** The mean loss of the last tenth of the updates. */
  readonly trainLoss: number | null;
  /** The update at which the loss left the numbers; null where it never did. */
  readonly diverged: number | null;
}

/** The name of a run among all others: 64 bits of its description's hash. */
export const runKey = (run: RunSpec): string => hash64(canonical("runKey", "the run", run));
