import { makeTraining, type Training } from "./training.js";
import type { TrainingOptions } from "./trainingOptions.js";

/**
 * Trains a net: the whole run at once, and what happened in it.
 *
 * It is this loop, and gives the same bits: for each update t, `loss = problem.loss(net, problem.batch(size))`, `loss.backward()`,
 * `optimizer.step(lr(t))`. A run that diverges stops at that update and says so in `diverged`; `onProgress` hears of it as it goes, and
 * `signal` stops it. For slices, checkpoints and resuming see `training`, whose result this is.
 *
 * @param options net, problem, optimizer, lr η, steps, batch; accumulate, seed, evaluateEvery, metric, average, divergedAbove, onProgress,
 * progressEvery, signal.
 *
 * @example
 * const net = mlp([2, 16, 2], { act: "tanh", seed: 1 });
 * const run = train({ net, problem: spirals(), optimizer: sgd(net, { momentum: 0.9 }), lr: 0.1, steps: 50, batch: 20, evaluateEvery: 25 });
 * run.history.length; // 50
 * run.history[24].validation.accuracy > 0.5; // true
 * run.diverged; // null
 */
export function train<Input, Target>(options: TrainingOptions<Input, Target>): Training {
  const run = makeTraining("train", options);
  run.advance();
  return run;
}
