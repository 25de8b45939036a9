import { expectOneOf, expectWhole } from "../../schedules/expect.js";
import type { Rates } from "../optimizers/optim.js";
import type { Score, SplitName } from "../problems/problem.js";
import { ownTape } from "../tensor/tape.js";
import { engineVersion } from "../version.js";
import { type Checkpoint, checkCheckpoint } from "./checkpoint.js";
import { discardGradients, keptGradients } from "./gradients.js";
import { largestRate } from "./rateReader.js";
import { readOptions, type TrainingOptions, type Update } from "./trainingOptions.js";

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
  const { net, problem, optimizer, average, steps, rates, stream, ...others } = readOptions(where, options);
  const { batch, accumulate, evaluateEvery: every, divergedAbove, signal, onProgress, progressEvery } = others;

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

  /** Changes the net by one update and returns the loss before it, unless that is too high; where something throws, nothing has changed. */
  const update = (values: Rates): number => {
    const [order, putBack] = [stream.state(), net.hold()];
    try {
      const loss = lossAndGradient();
      if (isFine(loss)) optimizer.step(values, { accumulated: accumulate });
      return loss;
    } catch (error) {
      stream.load(order);
      putBack();
      throw error;
    } finally {
      discardGradients(net);
    }
  };

  /** One update and its entry in the history, or where it diverged: at a loss that is too high, or after it, where there are no numbers. */
  const makeUpdate = (): void => {
    const values = rates.at(step);
    const loss = update(values);
    const { gradNorm, updateNorm } = optimizer;
    if (!isFine(loss) || !Number.isFinite(updateNorm)) {
      diverged = { step };
      return;
    }
    average?.update();
    const done = step + 1;
    const isDue = every !== undefined && (done % every === 0 || done === steps);
    const validation = isDue ? score("validation") : null;
    if (validation && !Number.isFinite(validation.loss)) {
      diverged = { step };
      return;
    }
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
