import { runTraining, trainingRuns } from "../../../engine/experiment/trainingRun.js";
import { engineVersion } from "../../../engine/version.js";
import type { Spec } from "../../../schedules/schedule.js";

/** Updates of a race. */
export const steps = 600;

/** The smallest difference of the loss that a race is about. */
export const smallest = 0.005;

/** The peaks that a stored race chooses from, each about the square root of 2 above the last. */
export const finePeaks: readonly number[] = [
  0.01, 0.014, 0.02, 0.028, 0.04, 0.057, 0.08, 0.113, 0.16, 0.226, 0.32, 0.453, 0.64, 0.905, 1.28,
];

/** A loss on data that was not trained on; null where the run diverged. */
export interface Losses {
  readonly validation: number | null;
  readonly test: number | null;
}

/** Trains a net by the schedule times `factor`: two moons, an MLP 2-16-2, 600 updates of 8 points, SGD with momentum 0.9. */
export type Trainer = (factor: number, seed: number) => Losses;

/** The trainer of one schedule. */
export function trainer(schedule: Spec): Trainer {
  const describe = trainingRuns({
    kind: "training",
    engine: engineVersion,
    problem: { kind: "moons", train: 500, validation: 500, test: 1000 },
    model: { kind: "mlp", sizes: [2, 16, 2], act: "tanh" },
    optimizer: { kind: "sgd", momentum: 0.9 },
    average: null,
    schedule,
    steps,
    batch: 8,
  });
  return (factor, seed) => {
    const { validation, test } = runTraining(describe(factor, seed));
    return { validation: validation?.loss ?? null, test: test?.loss ?? null };
  };
}

/** The highest rate of a race. */
export const peakOf = (lr: (step: number) => number): number =>
  Array.from({ length: steps }, (_, t) => lr(t)).reduce((top, rate) => Math.max(top, rate), 0);

/** What a schedule came to at its best peak. */
export interface Tuned {
  /** The peak with the lowest mean loss on the validation data; null where some run diverged at each. */
  readonly peak: number | null;
  /** The loss on the test data at that peak, seed by seed. */
  readonly test: readonly number[];
}

/** Chooses a schedule's peak on the validation data, over the seeds 1 to `seeds`. `highest` is the schedule's own peak. */
export function tune(train: Trainer, highest: number, peaks: readonly number[], seeds: number): Tuned {
  let best: { peak: number | null; loss: number; test: readonly number[] } = { peak: null, loss: Number.POSITIVE_INFINITY, test: [] };
  for (const peak of peaks) {
    const runs = Array.from({ length: seeds }, (_, i) => train(peak / highest, i + 1));
    const loss = runs.reduce((sum, { validation }) => sum + (validation ?? Number.POSITIVE_INFINITY), 0) / seeds;
    if (loss < best.loss) best = { peak, loss, test: runs.map(({ test }) => test as number) }; // none diverged: the sum is finite
  }
  return { peak: best.peak, test: best.test };
}
