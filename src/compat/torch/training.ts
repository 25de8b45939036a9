import { adam } from "../../optim/adam.js";
import { adamW } from "../../optim/adamW.js";
import { momentum } from "../../optim/momentum.js";
import { nesterov } from "../../optim/nesterov.js";
import type { OptimizerState, Optimizer as Rule } from "../../optim/optimizer.js";
import { rAdam } from "../../optim/rAdam.js";
import { sgd } from "../../optim/sgd.js";
import type { Group, Optimizer } from "./optimizer.js";
import { throughJson } from "./throughJson.js";

/** A model's parameters, all in the first group of an optimizer, and what the optimizer remembers of them. */
export interface Training {
  readonly optimizer: Optimizer;
  parameters: readonly number[];
  memory: Memory | null;
}

/** The optimizer's `state`: the rule's own, and the updates so far. */
interface Memory {
  readonly rule: OptimizerState;
  readonly updates: number;
}

/** What `optimizer.state_dict()` holds: the groups, with all that schedulers put into them, and the memory. */
export interface SavedOptimizer {
  readonly param_groups: Group[];
  readonly memory: Memory | null;
}

/** `optimizer.step()`: one update with what stands in the group now. */
export function update(training: Training, gradient: readonly number[]): void {
  const { optimizer, parameters, memory } = training;
  const group = optimizer.param_groups[0] as Group;
  const rule = ruleOf(optimizer, group);
  const uphill = group.maximize ? gradient.map((g) => -g) : gradient;
  const updates = memory?.updates ?? 0;
  const state = { ...(memory?.rule ?? rule.init(parameters.length)) };
  // PyTorch works β₁ᵗ out from the β₁ of now, as if it had always been that: it matters where a scheduler cycles β₁.
  if (group.betas) Object.assign(state, { beta1Power: group.betas[0] ** updates });
  // Without momentum PyTorch does not touch the velocity.
  const plain = optimizer.name === "SGD" && group.momentum === 0;
  const after = rule.update({ parameters, gradient: uphill, lr: group.lr, state: plain ? rule.init(parameters.length) : state });
  training.parameters = after.parameters;
  if (!plain) training.memory = { rule: after.state, updates: updates + 1 };
}

function ruleOf({ name }: Optimizer, group: Group): Rule<OptimizerState> {
  const weightDecay = group.weight_decay;
  if (name === "SGD") {
    const { momentum: mu = 0, dampening = 0 } = group;
    if (mu === 0) return sgd({ weightDecay });
    return group.nesterov ? nesterov({ momentum: mu, weightDecay }) : momentum({ momentum: mu, dampening, weightDecay });
  }
  const [beta1, beta2] = group.betas as [number, number];
  const { eps = 1e-8, amsgrad = false } = group;
  if (name === "RAdam") return rAdam({ beta1, beta2, eps, weightDecay });
  return (name === "Adam" ? adam : adamW)({ beta1, beta2, eps, weightDecay, amsgrad });
}

/** `optimizer.state_dict()`. */
export function saveOptimizer({ optimizer, memory }: Training): SavedOptimizer {
  return throughJson({ param_groups: optimizer.param_groups, memory });
}

/** `optimizer.load_state_dict(saved)`: the rates in the groups become the saved ones. */
export function loadOptimizer(training: Training, saved: SavedOptimizer): void {
  const { param_groups, memory } = throughJson(saved);
  training.optimizer.param_groups = param_groups;
  training.memory = memory;
}
