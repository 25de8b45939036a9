import { expectOneOf, expectOptions, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { expectNet } from "../models/expectNet.js";
import type { Net } from "../models/net.js";
import type { Average } from "../optimizers/average.js";
import type { Optim } from "../optimizers/optim.js";
import type { Problem, Score } from "../problems/problem.js";
import { expectAverage, expectOptimizer, expectProblem } from "./expectParts.js";
import { isReactive, type Metric, type RunRates, rateReader } from "./rateReader.js";

/** One update of a run. */
export interface Update {
  /** Which update, counted from 0. */
  readonly step: number;
  /** The loss on its examples, before it. */
  readonly loss: number;
  /** η: its rate; of several parameter groups the largest. */
  readonly lr: number;
  /** |g|: the length of the gradient, before clipping. */
  readonly gradNorm: number;
  /** |Δθ|: how far it moved the parameters. */
  readonly updateNorm: number;
  /** The score on the validation data after it, where one was due; else null. */
  readonly validation: Score | null;
}

/** Options of `training` and `train`. */
export interface TrainingOptions<Input, Target> {
  net: Net<Input>;
  problem: Problem<Input, Target>;
  /** What updates the net, such as `sgd(net, { momentum: 0.9 })`. */
  optimizer: Optim;
  /** η: a rate, a list, a schedule, `hyperparameters`, `parameterGroups`, or a controller, which observes the validation score. */
  lr: RunRates;
  /** Number of updates. */
  steps: number;
  /** Examples that go through the net at once. */
  batch: number;
  /** Batches per update, whose mean gradient is taken; 1 when left out. */
  accumulate?: number;
  /** Decides the order of the data, which each run begins anew; the order of `problem.batch` when left out. */
  seed?: number;
  /** Updates between two scores on the validation data; none when left out. */
  evaluateEvery?: number;
  /** Which part of the score a controller is shown, "loss" when left out. */
  metric?: Metric;
  /** An average of the parameters, such as `ema(net, { decay: 0.99 })`: kept after every update, and what is scored. */
  average?: Average;
  /** A loss above this, or one that is no number, is a divergence; 1e6 when left out. */
  divergedAbove?: number;
  /** Called every `progressEvery` updates and at the end. */
  onProgress?: (progress: Progress) => void;
  /** A hundredth of the run when left out. */
  progressEvery?: number;
  /** Stops the run before its next update once `signal.aborted` is true: an AbortSignal. */
  signal?: { readonly aborted: boolean };
}

/** How far a run is. */
export interface Progress {
  /** Updates done, of `steps`. */
  readonly step: number;
  readonly steps: number;
  /** The last of them; null before the first. */
  readonly last: Update | null;
}

const names = [
  ...["net", "problem", "optimizer", "lr", "steps", "batch", "accumulate", "seed", "evaluateEvery", "metric", "average"],
  ...["divergedAbove", "onProgress", "progressEvery", "signal"],
];

/** The options of a run `where`, checked, with what was left out; and what reads its rates and its data. */
export function readOptions<Input, Target>(where: string, options: TrainingOptions<Input, Target>) {
  expectOptions(where, options, names);
  const { net, problem, optimizer, average, signal, onProgress, steps, batch, evaluateEvery } = options;
  const { accumulate = 1, metric = "loss", divergedAbove = 1e6, progressEvery = Math.max(1, Math.ceil(steps / 100)) } = options;
  expectNet(where, net);
  expectProblem(where, problem);
  expectOptimizer(where, optimizer, net);
  if (average !== undefined) expectAverage(where, average, net);
  if (onProgress !== undefined && typeof onProgress !== "function")
    fail(where, "onProgress must be a function", onProgress, "It is called with { step, steps, last }.");
  if (signal !== undefined && !(typeof signal === "object" && signal !== null && typeof signal.aborted === "boolean"))
    fail(where, "signal must be an AbortSignal", signal, "Give the signal of new AbortController().");
  expectWhole(where, "steps", steps, 0, "It counts updates.", 2 ** 31 - 1);
  expectWhole(where, "batch", batch, 1, "It counts examples, such as 32.");
  expectWhole(where, "accumulate", accumulate, 1, "It counts batches per update.", 100_000);
  if (evaluateEvery !== undefined) expectWhole(where, "evaluateEvery", evaluateEvery, 1, "It counts updates between two scores.");
  expectOneOf(where, "metric", metric, ["loss", "accuracy"]);
  if (typeof divergedAbove !== "number" || !(divergedAbove > 0))
    fail(where, "divergedAbove must be a number > 0", divergedAbove, "It is a loss; Infinity leaves losses that are no numbers.");
  expectWhole(where, "progressEvery", progressEvery, 1, "It counts updates between two calls.");
  const rates = rateReader(where, options.lr, { steps, metric });
  if (isReactive(options.lr) && evaluateEvery === undefined)
    fail(where, "evaluateEvery must be given to a controller", evaluateEvery, "It observes the score on the validation data.");
  const stream = problem.stream(options.seed === undefined ? ownSeed(problem) : options.seed);
  return {
    net,
    problem,
    optimizer,
    average,
    signal,
    onProgress,
    steps,
    batch,
    evaluateEvery,
    accumulate,
    divergedAbove,
    progressEvery,
    rates,
    stream,
  };
}

/** The seed that decides the order of `problem.batch`. */
const ownSeed = ({ spec }: Pick<Problem, "spec">): number => (typeof spec?.seed === "number" ? spec.seed : 0);
