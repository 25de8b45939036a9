import { expectOneOf, expectOptions, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { Net } from "../models/net.js";
import type { Average } from "../optimizers/average.js";
import type { Optim } from "../optimizers/optim.js";
import type { Problem, Score, SplitName } from "../problems/problem.js";
import { ownTape } from "../tensor/tape.js";
import { engineVersion } from "../version.js";
import { type Checkpoint, checkCheckpoint } from "./checkpoint.js";
import { expectAverage, expectNet, expectOptimizer, expectProblem } from "./expectParts.js";
import { discardGradients, keptGradients } from "./gradients.js";
import { isReactive, largestRate, type Metric, type RunRates, rateReader } from "./rateReader.js";

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
  /** Decides the order of the data; the order of `problem.batch` when left out. */
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

/** A training run: it goes on by as many updates as it is told, so that a page or a Worker can train in slices. */
export interface Training {
  /** Updates done. */
  readonly step: number;
  /** Updates asked for. */
  readonly steps: number;
  /** Every update that this run made, in order. */
  readonly history: readonly Update[];
  /** The update at which the run left the numbers: its loss was none or above the limit, or it led to where there are none. */
  readonly diverged: { readonly step: number } | null;
  /** Why the run stopped before its end without diverging. */
  readonly stopped: "aborted" | null;
  /** Makes at most `updates` more updates, all that are left when left out; whether some are left and can be made. */
  advance(updates?: number): boolean;
  /** Loss and accuracy of the net as it is now: with averaged parameters where there is an average. */
  score(split: SplitName): Score;
  /** All that the rest of the run depends on, as plain JSON. */
  checkpoint(): Checkpoint;
  /** Goes to where another run of the same net, optimizer and problem stood; refuses any other, and then changes nothing. */
  restore(checkpoint: Checkpoint): void;
}

const names = [
  ...["net", "problem", "optimizer", "lr", "steps", "batch", "accumulate", "seed", "evaluateEvery", "metric", "average"],
  ...["divergedAbove", "onProgress", "progressEvery", "signal"],
];

/**
 * A training run that goes on in slices: `run.advance(100)`.
 *
 * Update t takes the next batch, computes the loss L at the parameters as they are, its gradient g, and hands g and η(t) to the optimizer.
 * What it did stands in `run.history`. A run that diverges stops and says at which update: that is a result. `run.checkpoint()` and
 * `run.restore(checkpoint)` save and resume it bit for bit.
 *
 * @param options net, problem, optimizer, lr η, steps, batch; accumulate, seed, evaluateEvery, metric, average, divergedAbove, onProgress,
 * progressEvery, signal.
 *
 * @example
 * const net = mlp([2, 8, 2], { act: "tanh", seed: 1 });
 * const run = training({ net, problem: spirals(), optimizer: sgd(net), lr: 0.1, steps: 100, batch: 10 });
 * run.advance(30); // true
 * run.step; // 30
 * run.advance(); // false
 */
export function training<Input, Target>(options: TrainingOptions<Input, Target>): Training {
  return makeTraining("training", options);
}

/** `training` under the name that its messages begin with. */
export function makeTraining<Input, Target>(where: string, options: TrainingOptions<Input, Target>): Training {
  expectOptions(where, options, names);
  const { net, problem, optimizer, average, signal, onProgress, steps, batch, evaluateEvery: every } = options;
  const { accumulate = 1, metric = "loss", divergedAbove = 1e6, progressEvery = Math.max(1, Math.ceil(steps / 100)) } = options;
  expectParts(where, options);
  expectWhole(where, "steps", steps, 0, "It counts updates.", 2 ** 31 - 1);
  expectWhole(where, "batch", batch, 1, "It counts examples, such as 32.");
  expectWhole(where, "accumulate", accumulate, 1, "It counts batches per update.", 100_000);
  if (every !== undefined) expectWhole(where, "evaluateEvery", every, 1, "It counts updates between two scores.");
  expectOneOf(where, "metric", metric, ["loss", "accuracy"]);
  if (typeof divergedAbove !== "number" || !(divergedAbove > 0))
    fail(where, "divergedAbove must be a number > 0", divergedAbove, "It is a loss; Infinity leaves losses that are no numbers.");
  expectWhole(where, "progressEvery", progressEvery, 1, "It counts updates between two calls.");
  const rates = rateReader(where, options.lr, { steps, metric });
  if (isReactive(options.lr) && every === undefined)
    fail(where, "evaluateEvery must be given to a controller", every, "It observes the score on the validation data.");
  const stream = problem.stream(options.seed === undefined ? ownSeed(problem) : options.seed);

  let step = 0;
  let diverged: { readonly step: number } | null = null;
  let stopped: "aborted" | null = null;
  const history: Update[] = [];

  const score = (split: SplitName): Score => {
    const measure = (): Score => problem.score(net, split);
    return (average ?? optimizer).averaged(measure);
  };

  const isFine = (loss: number): boolean => Number.isFinite(loss) && loss <= divergedAbove;

  /** The mean loss of the batches of one update; the sum of their gradients is left in the net. */
  const lossAndGradient = (): number => {
    let sum = 0;
    for (let i = 0; i < accumulate; i += 1) {
      const loss = ownTape(() => {
        const loss = problem.loss(net, stream.batch(batch));
        const value = loss.item();
        if (isFine(value)) loss.backward();
        return value;
      });
      if (!isFine(loss)) return loss;
      sum += loss;
    }
    return sum / accumulate;
  };

  /** One update, or what it diverged with: a loss that is too high stops before the update, parameters that are no numbers after it. */
  const makeUpdate = (): void => {
    const values = rates.at(step);
    const before = stream.state();
    let loss: number;
    try {
      loss = lossAndGradient();
      if (isFine(loss)) optimizer.step(values, { accumulated: accumulate });
    } catch (error) {
      stream.load(before);
      throw error;
    } finally {
      discardGradients(net);
    }
    const { gradNorm, updateNorm } = optimizer;
    if (!isFine(loss) || !Number.isFinite(updateNorm)) {
      diverged = { step };
      return;
    }
    average?.update();
    const done = step + 1;
    const isDue = every !== undefined && (done % every === 0 || done === steps);
    const validation = isDue ? score("validation") : null;
    history.push({ step, loss, lr: largestRate(values), gradNorm, updateNorm, validation });
    step = done;
    if (validation) rates.observe(validation);
  };

  const canGoOn = (): boolean => step < steps && diverged === null && stopped === null;
  const report = (): void => onProgress?.({ step, steps, last: history.at(-1) ?? null });
  const advance = (updates = Number.POSITIVE_INFINITY): boolean => {
    if (updates !== Number.POSITIVE_INFINITY) expectWhole(`${where}.advance`, "updates", updates, 0, "It counts updates.");
    discardGradients(net);
    net.train();
    stopped = null;
    for (let made = 0; made < updates && canGoOn(); made += 1) {
      if (signal?.aborted) {
        stopped = "aborted";
        break;
      }
      makeUpdate();
      if (step % progressEvery === 0 || !canGoOn()) report();
    }
    return canGoOn();
  };

  const checkpoint = (): Checkpoint => ({
    kind: "checkpoint",
    version: 1,
    engine: engineVersion,
    problem: problem.spec,
    step,
    diverged,
    net: net.state(),
    optimizer: optimizer.state(),
    average: average?.state() ?? null,
    stream: stream.state(),
    rates: rates.state(),
  });
  const load = (saved: Checkpoint): void => {
    net.load(saved.net);
    optimizer.load(saved.optimizer);
    if (saved.average !== null) average?.load(saved.average);
    stream.load(saved.stream);
    rates.load(`${where}.restore`, saved.rates);
    step = saved.step;
    diverged = saved.diverged;
  };
  const restore = (saved: Checkpoint): void => {
    checkCheckpoint(`${where}.restore`, saved, { problem: problem.spec, steps, hasAverage: average !== undefined });
    const before = checkpoint();
    const putGradientsBack = keptGradients(net);
    try {
      load(saved);
    } catch (error) {
      load(before);
      putGradientsBack();
      throw error;
    }
    history.length = 0;
    discardGradients(net);
  };

  return Object.freeze({
    get step() {
      return step;
    },
    steps,
    history,
    get diverged() {
      return diverged;
    },
    get stopped() {
      return stopped;
    },
    advance,
    score: (split: SplitName) => score(expectOneOf(`${where}.score`, "split", split, ["validation", "test", "train"])),
    checkpoint,
    restore,
  });
}

/** The seed that decides the order of `problem.batch`. */
const ownSeed = ({ spec }: Pick<Problem, "spec">): number => (typeof spec?.seed === "number" ? spec.seed : 0);

/** Checks the things a run is made of. */
function expectParts<Input, Target>(
  where: string,
  { net, problem, optimizer, average, signal, onProgress }: TrainingOptions<Input, Target>,
): void {
  expectNet(where, net);
  expectProblem(where, problem);
  expectOptimizer(where, optimizer);
  if (average !== undefined) expectAverage(where, average);
  if (onProgress !== undefined && typeof onProgress !== "function")
    fail(where, "onProgress must be a function", onProgress, "It is called with { step, steps, last }.");
  if (signal !== undefined && !(typeof signal === "object" && signal !== null && typeof signal.aborted === "boolean"))
    fail(where, "signal must be an AbortSignal", signal, "Give the signal of new AbortController().");
}
