import { build } from "../../../compat/torch/build.js";
import { optimizer as newOptimizer, type Optimizer } from "../../../compat/torch/optimizer.js";
import type { Scheduler } from "../../../compat/torch/scheduler.js";
import type { Rng } from "../../../engine/rng.js";
import type { Plan } from "../../../schedules/diagnostics/plan.js";
import { chance, pick } from "./draw.js";
import type { Run, TorchScheduler } from "./traceRecipes.js";

/** What a loop did: the rate that fed each update, and the plan as its engineer would write it down. */
export interface Trained {
  readonly family: string;
  readonly rates: readonly number[];
  readonly plan: Plan;
  /** True where the bug stands in a row or two, so that the log has to hold every update. */
  readonly everyUpdate?: boolean;
  /** True where the log must hold the first update as it was. */
  readonly fromTheFirst?: boolean;
}

/** Trains once, with one bug in the loop. */
export type Loop = (run: Run, random: Rng) => Trained;

/** A new optimizer. */
export const sgd = (lr: number): Optimizer => newOptimizer("SGD", {}, [lr]);
/** The rate that the next update gets. */
export const rateOf = ({ param_groups: [group] }: Optimizer): number => group?.lr ?? Number.NaN;

/** Builds a PyTorch scheduler over an optimizer, whose rate its constructor edits. */
export const attach = (scheduler: TorchScheduler, optimizer: Optimizer): Scheduler => build(scheduler, optimizer, rateOf(optimizer));

/** The training loop: the rate is read, the update made, and then `after` does whatever the script does. It ends where that raises. */
export function train(steps: number, optimizer: Optimizer, after: (t: number) => void): number[] {
  const rates: number[] = [];
  for (let t = 0; t < steps; t++) {
    rates.push(rateOf(optimizer));
    try {
      after(t);
    } catch {
      break; // PyTorch raises past the end of a one-cycle: the log ends with the last update before
    }
  }
  return rates;
}

/** What most engineers know of a run, and say: now and then the accumulation, the workers, or a resume that went well. */
export function known({ steps, stepsPerEpoch }: Run, lr: Plan["lr"], random: Rng): Plan {
  return {
    lr,
    steps,
    stepsPerEpoch,
    ...(chance(random, 0.25) ? { accumulation: pick(random, [2, 4, 8]) } : {}),
    ...(chance(random, 0.15) ? { workers: pick(random, [4, 8]) } : {}),
    ...(chance(random, 0.15) ? { resumedAt: 1 + random.int(steps - 1) } : {}),
  };
}

/** A new optimizer with its scheduler. */
export const start = (lr: number, scheduler: TorchScheduler) => {
  const optimizer = sgd(lr);
  return { optimizer, scheduler: attach(scheduler, optimizer) };
};
