import { fail } from "../../schedules/fail.js";
import { schedule } from "../../schedules/registry.js";
import type { Spec } from "../../schedules/schedule.js";
import type { Net } from "../models/net.js";
import { model } from "../models/registry.js";
import type { Average } from "../optimizers/average.js";
import { ema } from "../optimizers/ema.js";
import type { Optim, Trainable } from "../optimizers/optim.js";
import { optimizer } from "../optimizers/registry.js";
import { swa } from "../optimizers/swa.js";
import type { Problem, ProblemSpec } from "../problems/problem.js";
import { problem } from "../problems/registry.js";
import { temporary } from "../tensor/temporary.js";
import { makeTraining } from "../training/training.js";
import { canonical } from "./canonical.js";
import type { Outcome, TrainingRun } from "./runSpec.js";

const nothing: Outcome = { validation: null, test: null, trainLoss: null, diverged: null };

/** Trains one net and scores it; `tell` hears of the part that is done, a hundred times. */
export function runTraining(run: TrainingRun, tell?: (part: number) => void): Outcome {
  return temporary(() => {
    const { rate, seed, steps, batch } = run;
    const shape = schedule(run.schedule);
    const training = makeTraining("train", {
      problem: keptProblem(run.problem),
      ...parts(run),
      lr: (t) => Math.fround(rate * shape(t)),
      steps,
      batch,
      seed,
      divergedAbove: Number.POSITIVE_INFINITY, // a loss that leaps to a million may come back under a falling rate
      ...(tell ? { onProgress: ({ step }) => tell(step / steps) } : {}),
    });
    training.advance();
    if (training.diverged) return { ...nothing, diverged: training.diverged.step };
    const [validation, test] = [training.score("validation"), training.score("test")];
    if (!Number.isFinite(validation.loss + test.loss)) return { ...nothing, diverged: steps - 1 }; // which the last update led to
    const losses = training.history.map(({ loss }) => loss);
    return { ...nothing, validation, test, trainLoss: lastTenth(losses, steps) };
  });
}

function lastTenth(losses: readonly number[], steps: number): number {
  const last = losses.slice(-Math.ceil(steps / 10));
  return last.reduce((sum, loss) => sum + loss, 0) / last.length;
}

/** What a run trains, and with what. */
function parts({ model: net, optimizer: rule, average }: TrainingRun): { net: Net; optimizer: Optim; average?: Average } {
  const made = model(net) as Net & Trainable; // of any kind, likewise
  return { net: made, optimizer: optimizer(rule, made), ...(average ? { average: averageOf(average, made) } : {}) };
}

function averageOf({ kind, ...options }: Spec, net: Trainable): Average {
  if (kind === "ema") return ema(net, options);
  if (kind === "swa") return swa(net, options);
  return fail("average", 'kind must be one of "ema", "swa"', kind, 'Write { kind: "ema", decay: 0.99 }.');
}

/**
 * How to describe a run with a rate and a seed, every option named that was left out, so that equal runs have equal descriptions.
 *
 * The seed goes into each part that draws something and names no seed of its own: examples and first weights. Refuses parts that can't be made, and
 * a net that doesn't fit its problem.
 */
export function trainingRuns(run: Omit<TrainingRun, "rate" | "seed">): (rate: number, seed: number) => TrainingRun {
  const task = problem(run.problem as ProblemSpec) as Problem; // of any kind: the net fits it or is refused
  const data = task.spec;
  const drawn = run.model.kind === "point" || run.model.seed !== undefined ? {} : { seed: 0 };
  const made = temporary(() => {
    const all = parts({ ...run, model: { ...run.model, ...drawn }, rate: 1, seed: 0 });
    task.loss(all.net, task.batch(run.batch)); // better refused now than after an hour of other runs
    return all;
  });
  const specs = { model: made.net.spec, optimizer: made.optimizer.spec, average: made.average?.spec ?? null };
  const givesData = "seed" in data && run.problem.seed === undefined;
  return (rate, seed) => ({
    ...run,
    ...specs,
    problem: { ...data, ...(givesData ? { seed } : {}) },
    model: { ...specs.model, ...("seed" in drawn ? { seed } : {}) },
    rate,
    seed,
  });
}

/** Whether a problem has right answers to count. */
export const hasAccuracy = (spec: Spec): boolean => problem(spec as ProblemSpec).classes !== null;

/** The problems made last. A worker's runs are mostly of the same few, and drawing the data of one may take as long as a short run. */
const made = new Map<string, Problem>();
const mostKept = 4;

function keptProblem(spec: Spec): Problem {
  const name = canonical("problem", "its spec", spec);
  const found = made.get(name) ?? (problem(spec as ProblemSpec) as Problem); // of any kind: the net fits it or is refused
  made.delete(name);
  made.set(name, found); // the newest stands last
  for (const oldest of [...made.keys()].slice(0, -mostKept)) made.delete(oldest);
  return found;
}
