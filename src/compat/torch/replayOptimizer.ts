import { isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { Case, Replayed } from "../case.js";
import { quadratic } from "../problem.js";
import { build } from "./build.js";
import { momentumOf, type Optimizer, optimizer } from "./optimizer.js";
import type { Scheduler } from "./scheduler.js";
import { type Training, update } from "./training.js";

/** Follows an optimizer with a scheduler down the quadratic of a case: the loss before each update, the parameters after it. */
export function replayOptimizer({ api, params, base_lr, steps, problem }: Case): Replayed {
  const known = ["optimizer", "optimizer_args", "schedule"];
  const unknown = Object.keys(params).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new RangeError(`${api}: unknown parameter ${unknown}. It takes ${known.join(", ")}.`);
  if ((params.optimizer ?? api) !== api) fail(api, "optimizer must be the api itself", params.optimizer, "Leave it out.");
  const built = optimizer(api, argumentsOf(api, params.optimizer_args), [base_lr]);
  const scheduler = schedulerOf(params.schedule, built, base_lr);
  const { start, loss, gradient } = quadratic(problem);
  const training: Training = { optimizer: built, parameters: start, memory: null };
  const out = { lr: [] as number[], momentum: [] as number[], loss: [] as number[], params_after: [] as (readonly number[])[] };
  for (let t = 0; t < steps; t++) {
    if (t > 0) scheduler?.step();
    const [group] = built.param_groups;
    if (!group) break;
    out.lr.push(group.lr);
    out.momentum.push(momentumOf(group));
    out.loss.push(loss(training.parameters));
    update(training, gradient(training.parameters));
    out.params_after.push(training.parameters);
  }
  return out;
}

/** The optimizer's own arguments, under PyTorch's names; none when left out. */
export function argumentsOf(where: string, given: unknown): object {
  if (given === undefined) return {};
  return isPlainObject(given) ? given : fail(where, "optimizer_args must be an object", given, "Write { momentum: 0.9 }.");
}

/** The scheduler of a description; none for `{ type: "constant" }` and where there is no description. */
function schedulerOf(description: unknown, over: Optimizer, baseLr: number): Scheduler | null {
  const constant = description === undefined || (isPlainObject(description) && (description as { type?: unknown }).type === "constant");
  return constant ? null : build(description, over, baseLr);
}
