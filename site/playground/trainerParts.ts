import { type Mlp, mlp } from "../../src/engine/models/mlp.js";
import type { Net } from "../../src/engine/models/net.js";
import type { AnyNet } from "../../src/engine/models/registry.js";
import type { Optim, OptimSpec, Trainable } from "../../src/engine/optimizers/optim.js";
import { sgd } from "../../src/engine/optimizers/sgd.js";
import { moons } from "../../src/engine/problems/moons.js";
import type { Problem, ProblemSpec } from "../../src/engine/problems/problem.js";
import type { AnyProblem } from "../../src/engine/problems/registry.js";
import { spirals } from "../../src/engine/problems/spirals.js";
import type { RunDescription } from "../../src/labs/playground/runDescription.js";
import type { Spec } from "../../src/schedules/schedule.js";

/** What makes the parts of a run from their specs. */
interface Makers {
  problem(spec: ProblemSpec): AnyProblem;
  model(spec: Spec): AnyNet;
  optimizer(spec: OptimSpec, net: Trainable): Optim;
}

type Maker<Made> = (options: never) => Made;

/** What the playground begins with. Everything else is fetched when a run needs it, so that the first one starts soon. */
const coreProblems: Readonly<Record<string, Maker<AnyProblem>>> = { spirals, moons };
const coreModels: Readonly<Record<string, Maker<AnyNet>>> = {
  mlp: ({ sizes, ...options }: Mlp & { sizes: readonly number[] }) => mlp(sizes, options),
};
const coreOptimizers: Readonly<Record<string, (net: Trainable, options: never) => Optim>> = { sgd };

const core: Makers = {
  problem: ({ kind, ...options }) => (coreProblems[kind] as Maker<AnyProblem>)(options as never), // isCore has looked
  model: ({ kind, ...options }) => (coreModels[kind] as Maker<AnyNet>)(options as never),
  optimizer: ({ kind, ...options }, net) => (coreOptimizers[kind] as (net: Trainable, options: never) => Optim)(net, options as never),
};

const isCore = ({ problem, model, optimizer }: RunDescription): boolean =>
  Object.hasOwn(coreProblems, problem.kind) && Object.hasOwn(coreModels, model.kind) && Object.hasOwn(coreOptimizers, optimizer.kind);

/** The problem made last: all arms train on the same, and drawing its data may take as long as a short run. */
let kept: { readonly name: string; readonly problem: Problem } | null = null;

/** Parts of a run, made anew. */
export interface Parts {
  readonly problem: Problem;
  net(): Net;
  optimizer(net: Net): Optim;
}

/** What a run is made of; parts that few runs need are fetched first. */
export async function partsOf(run: RunDescription): Promise<Parts> {
  const makers: Makers = isCore(run) ? core : await import("./trainerRegistries.js");
  const name = JSON.stringify(run.problem);
  if (kept?.name !== name) kept = { name, problem: makers.problem(run.problem as ProblemSpec) as Problem }; // of any kind: the net fits it or is refused
  return {
    problem: kept.problem,
    net: () => makers.model(run.model) as Net, // likewise
    optimizer: (net) => makers.optimizer(run.optimizer as OptimSpec, net as Trainable),
  };
}
