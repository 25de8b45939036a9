import { schedule } from "../../schedules/registry.js";
import { mlp } from "../models/mlp.js";
import { sgd } from "../optimizers/sgd.js";
import type { ProblemSpec, Scored } from "../problems/problem.js";
import { type AnyProblem, problem } from "../problems/registry.js";
import type { Outcome, TrainingRun } from "./runSpec.js";

export function normalTraining(run: TrainingRun): TrainingRun {
  return { ...run, problem: problemOf(run.problem as ProblemSpec).spec };
}

export function runTraining({ problem: spec, model, optimizer, schedule: shapeSpec, rate, seed, steps, batch }: TrainingRun): Outcome {
  const data = problemOf(spec as ProblemSpec);
  const { kind: _kind, sizes, ...options } = model as never as { kind: string; sizes: number[] };
  const net = mlp(sizes, { ...options, seed });
  const { kind: _k, ...how } = optimizer;
  const opt = sgd(net, how);
  const shape = schedule(shapeSpec);
  const stream = (data as never as { stream(seed: number): { batch(size: number): never } }).stream(seed);
  for (let t = 0; t < steps; t++) {
    const loss = data.loss(net as never, stream.batch(batch));
    const value = loss.item();
    if (!Number.isFinite(value)) return { validation: null, test: null, trainLoss: null, diverged: t };
    loss.backward();
    opt.step(Math.fround(rate * shape(t)));
  }
  const validation = data.score(net as never, "validation");
  return { validation, test: data.score(net as never, "test"), trainLoss: data.score(net as never, "train").loss, diverged: null };
}

/** The problems made last: a worker's runs are mostly of one, whose data take longer to make than a short run does. */
const made = new Map<string, AnyProblem>();
const kept = 4;

function problemOf(spec: ProblemSpec): AnyProblem {
  const name = JSON.stringify(spec);
  const found = made.get(name) ?? problem(spec);
  made.delete(name);
  made.set(name, found); // the newest stands last
  for (const oldest of [...made.keys()].slice(0, -kept)) made.delete(oldest);
  return found;
}
void (null as unknown as Scored<unknown>);
