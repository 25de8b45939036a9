import { mlp } from "../../../engine/models/mlp.js";
import { sgd } from "../../../engine/optimizers/sgd.js";
import { moons } from "../../../engine/problems/moons.js";
import { temporary } from "../../../engine/tensor/temporary.js";
import { train } from "../../../engine/training/train.js";
import type { Controller } from "../../../schedules/controllers/controller.js";
import { controllers } from "../../../schedules/controllers/index.js";
import { schedule } from "../../../schedules/registry.js";
import { isSchedule, type Schedule, type Spec } from "../../../schedules/schedule.js";

/** Updates of a race. */
export const steps = 600;

/** Updates between two looks at the validation loss, for who reads it. */
export const lookEvery = 20;

/** The smallest difference of the loss that a race is about. */
export const smallest = 0.005;

/** The peaks that a stored race chooses from, each about the square root of 2 above the last. */
export const finePeaks: readonly number[] = [
  0.01, 0.014, 0.02, 0.028, 0.04, 0.057, 0.08, 0.113, 0.16, 0.226, 0.32, 0.453, 0.64, 0.905, 1.28,
];

/** What a race is between: schedules, and rules that read the validation loss. */
export type Racer = Schedule | Controller;

/** The schedule or the controller that a spec describes. */
export function racer(spec: Spec): Racer {
  const { kind, ...parameters } = spec;
  const family = controllers.find(({ definition }) => definition.name === kind);
  return family ? family.from(parameters) : schedule(spec);
}

/** A loss on data that was not trained on; null where the run diverged. */
export interface Losses {
  readonly validation: number | null;
  readonly test: number | null;
}

/** Trains a net by a racer times `factor`: two moons, an MLP 2-16-2, 600 updates of 8 points, SGD with momentum 0.9. */
export type Trainer = (factor: number, seed: number) => Losses;

/** The trainer of one racer. */
export const trainer =
  (one: Racer): Trainer =>
  (factor, seed) =>
    temporary(() => {
      const net = mlp([2, 16, 2], { act: "tanh", seed });
      const run = train({
        net,
        problem: moons({ train: 500, validation: 500, test: 1000, seed }),
        optimizer: sgd(net, { momentum: 0.9 }),
        ...(isSchedule(one)
          ? { lr: (t: number) => Math.fround(factor * one(t)) }
          : { lr: { ...one, lr: (state) => Math.fround(factor * one.lr(state)) }, evaluateEvery: lookEvery }),
        steps,
        batch: 8,
        seed,
        divergedAbove: Number.POSITIVE_INFINITY, // a loss that leaps may come back under a falling rate
      });
      const losses = run.diverged ? null : { validation: run.score("validation").loss, test: run.score("test").loss };
      return losses && Number.isFinite(losses.validation + losses.test) ? losses : { validation: null, test: null };
    });

/** The highest rate of a race; a controller's is its ceiling. */
export function peakOf(one: Racer): number {
  if (!isSchedule(one)) return Number(one.spec.maxLr ?? one.spec.baseLr);
  return Array.from({ length: steps }, (_, t) => one(t)).reduce((top, rate) => Math.max(top, rate), 0);
}

/** What a racer came to at its best peak. */
export interface Tuned {
  /** The peak with the lowest mean loss on the validation data; null where some run diverged at each. */
  readonly peak: number | null;
  /** The loss on the test data at that peak, seed by seed. */
  readonly test: readonly number[];
}

/** Chooses a racer's peak on the validation data, over the seeds 1 to `seeds`. `highest` is the racer's own peak. */
export function tune(train: Trainer, highest: number, peaks: readonly number[], seeds: number): Tuned {
  let best: { peak: number | null; loss: number; test: readonly number[] } = { peak: null, loss: Number.POSITIVE_INFINITY, test: [] };
  for (const peak of peaks) {
    const runs = Array.from({ length: seeds }, (_, i) => train(peak / highest, i + 1));
    const loss = runs.reduce((sum, { validation }) => sum + (validation ?? Number.POSITIVE_INFINITY), 0) / seeds;
    if (loss < best.loss) best = { peak, loss, test: runs.map(({ test }) => test as number) }; // none diverged: the sum is finite
  }
  return { peak: best.peak, test: best.test };
}
