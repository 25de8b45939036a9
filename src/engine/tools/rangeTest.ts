import { expectNumber, expectOneOf, expectOptions, expectWhole } from "../../schedules/expect.js";
import { expectNet } from "../models/expectNet.js";
import type { Net } from "../models/net.js";
import type { Optim } from "../optimizers/optim.js";
import type { Problem } from "../problems/problem.js";
import { ownTape } from "../tensor/tape.js";
import { expectOptimizer, expectProblem } from "../training/expectParts.js";
import { discardGradients } from "../training/gradients.js";
import { preserving } from "./preserving.js";
import { type RateInterval, readInterval, smoothed } from "./readInterval.js";

/** Options of `rangeTest`. */
export interface RangeTestOptions<Input, Target> {
  net: Net<Input>;
  problem: Problem<Input, Target>;
  optimizer: Optim;
  /** Examples per update. */
  batch: number;
  /** The first rate, 1e-5 when left out. */
  from?: number;
  /** The last rate, 10 when left out. */
  to?: number;
  /** Updates, one at each rate; 100 when left out. */
  steps?: number;
  /** "exponential" (when left out): each rate is the one before times the same factor. "linear": plus the same amount. */
  spacing?: "exponential" | "linear";
  /** First updates that the reading leaves out; 0 when left out. */
  skip?: number;
  /** h: a smoothed loss is the mean of a point and h on each side; a fortieth of the steps when left out. */
  smooth?: number;
  /** Decides which examples come in what order; 0 when left out. */
  seed?: number;
}

/** What a range test saw, and how it reads it. */
export interface RangeTest {
  /** The rates it came to. */
  readonly rates: readonly number[];
  /** The loss after the update at each rate, on the next batch. */
  readonly losses: readonly number[];
  /** The same, each the mean of itself and as many on either side: no lag. */
  readonly smoothed: readonly number[];
  readonly spacing: "exponential" | "linear";
  /** Where rates learn: from where the loss has begun to fall to where it is lowest. Null where it did not fall clearly. */
  readonly interval: RateInterval | null;
  /** Why it ended before its last rate: a loss that was no number, or one far above the first. Null where it did not. */
  readonly stopped: "diverged" | "rising" | null;
  /** What it says, and what to do next. */
  readonly sentence: string;
}

/** A smoothed loss this many times the first ones will not come back. */
const farAbove = 4;

/**
 * A learning-rate range test: trains a little at each of many rising rates, and reads off between which of them the net learns.
 *
 * The answer is an interval and not a point, because losses of a moving net are no measure of where a long run does best. It begins at the
 * first rate after which the smoothed loss stays below its first level by a tenth of its whole fall, and ends where the smoothed loss is
 * lowest: that rate is on the brink already. Where the fall is not three times the noise of the smoothed loss, there is no answer. Net,
 * optimizer, gradients and the order of the data come out as they went in, bit for bit. Other finders smooth with a mean of the past, which shows
 * every turn later, at a rate that is too high.
 *
 * Source: Smith, Cyclical Learning Rates for Training Neural Networks, 2017, section 3.3, https://arxiv.org/abs/1506.01186
 *
 * @param options net, problem, optimizer, batch (examples); from and to (rates), steps (updates), spacing, skip (updates), smooth h (points), seed.
 *
 * @example
 * const net = mlp([2, 16, 2], { act: "tanh", seed: 1 });
 * const { interval } = rangeTest({ net, problem: spirals(), optimizer: sgd(net), batch: 32 });
 * interval.low < interval.high; // true
 */
export function rangeTest<Input, Target>(options: RangeTestOptions<Input, Target>): RangeTest {
  const where = "rangeTest";
  expectOptions(where, options, ["net", "problem", "optimizer", "batch", "from", "to", "steps", "spacing", "skip", "smooth", "seed"]);
  const { net, problem, optimizer, batch, from = 1e-5, to = 10, steps = 100, skip = 0, seed = 0 } = options;
  const { spacing = "exponential", smooth = Math.round(steps / 40) } = options;
  expectNet(where, net);
  expectProblem(where, problem);
  expectOptimizer(where, optimizer, net);
  expectOneOf(where, "spacing", spacing, ["exponential", "linear"]);
  expectNumber(where, "from", from, spacing === "linear" ? { min: 0 } : { above: 0, advice: 'Use spacing: "linear" to begin at 0.' });
  expectNumber(where, "to", to, { above: from, max: 1e6, advice: "Rates rise from the first to the last." });
  expectWhole(where, "steps", steps, 2, "It counts updates, one at each rate.", 1_000_000);
  expectWhole(where, "skip", skip, 0, `It counts updates, of ${steps}.`, steps - 1);
  expectWhole(where, "smooth", smooth, 0, "It counts points on each side of one.", steps);
  expectWhole(where, "batch", batch, 1, "It counts examples, such as 32.");
  expectWhole(where, "seed", seed, 0, "Any whole number will do, such as 1.");

  const share = (t: number): number => t / (steps - 1);
  const rateAt = (t: number): number => (spacing === "linear" ? from + (to - from) * share(t) : from * (to / from) ** share(t));
  const losses: number[] = [];
  const window = 2 * smooth + 1;
  const recent = (): number => mean(losses.slice(-window));
  let stopped: RangeTest["stopped"] = null;

  preserving({ net, optimizer }, () => {
    const stream = problem.stream(seed);
    net.train();
    for (let t = 0; t <= steps; t += 1) {
      discardGradients(net);
      const loss = ownTape(() => {
        const loss = problem.loss(net, stream.batch(batch));
        if (t < steps) loss.backward();
        return loss.item();
      });
      if (!Number.isFinite(loss)) {
        stopped = "diverged";
        return;
      }
      if (t > 0) losses.push(loss);
      const first = losses.slice(skip, skip + window);
      if (t < steps && first.length === window && recent() > farAbove * Math.max(...first.map(Math.abs))) {
        stopped = "rising";
        return;
      }
      if (t < steps) optimizer.step(rateAt(t));
    }
  });

  const rates = losses.map((_, t) => rateAt(t));
  const level = smoothed(losses, smooth);
  return Object.freeze({
    rates,
    losses,
    smoothed: level,
    spacing,
    stopped,
    ...readInterval({ rates, losses, level, smooth, skip, stopped }),
  });
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
