import { expectNumber } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { raises } from "../raises.js";
import { flag, list, or, type Reader, type Readers, real, take } from "../take.js";
import { throughJson } from "./throughJson.js";

/** One entry of `optimizer.param_groups`: the optimizer's own settings, and what schedulers put beside them. */
export interface Group {
  lr: number;
  momentum?: number;
  dampening?: number;
  nesterov?: boolean;
  betas?: [number, number];
  eps?: number;
  weight_decay: number;
  maximize?: boolean;
  amsgrad?: boolean;
  initial_lr?: number;
  max_lr?: number;
  min_lr?: number;
  swa_lr?: number;
  max_momentum?: number;
  base_momentum?: number;
}

/** The names of the optimizers that PyTorch schedules here. */
export type OptimizerName = "SGD" | "Adam" | "AdamW" | "RAdam";

/** As much of an optimizer as a scheduler sees. Schedulers edit the groups, as they do in PyTorch. */
export interface Optimizer {
  readonly name: OptimizerName;
  param_groups: Group[];
}

type Settings = Omit<Group, "lr">;

const positive = (what: string): Reader<number> => {
  return (where, name, value) => {
    const number = real(where, name, value);
    return number >= 0 ? number : raises(where, `${name} must be at least 0`, number, `Invalid ${what} value: ${number}`);
  };
};
/** Adam's two β. */
export const betas: Reader<[number, number]> = (where, name, value) => {
  if (!Array.isArray(value) || value.length !== 2) fail(where, `${name} must be a list of two numbers`, value, "Write it as [0.9, 0.999].");
  const [first, second] = list(real)(where, name, value).map((number, i) => {
    if (number >= 0 && number < 1) return number;
    return raises(where, `${name}[${i}] must be at least 0 and below 1`, number, `Invalid beta parameter at index ${i}: ${number}`);
  });
  return [first as number, second as number];
};

const adamSettings = (weightDecay: number): Readers<Settings> => ({
  betas: or(betas, [0.9, 0.999]),
  eps: or(positive("epsilon"), 1e-8),
  weight_decay: or(positive("weight_decay"), weightDecay),
});
const settings: Readonly<Record<OptimizerName, Readers<Settings>>> = {
  SGD: {
    momentum: or(positive("momentum"), 0),
    dampening: or(real, 0),
    weight_decay: or(positive("weight_decay"), 0),
    nesterov: or(flag, false),
    maximize: or(flag, false),
  },
  Adam: { ...adamSettings(0), amsgrad: or(flag, false), maximize: or(flag, false) },
  AdamW: { ...adamSettings(1e-2), amsgrad: or(flag, false), maximize: or(flag, false) },
  RAdam: adamSettings(0),
};

/** A new optimizer with one parameter group for each of the rates. */
export function optimizer(name: unknown, args: object, lrs: readonly number[]): Optimizer {
  const known = Object.keys(settings) as OptimizerName[];
  const own = known.find((one) => one === name) ?? fail("optimizer", `optimizer must be one of ${known.join(", ")}`, name, "SGD is usual.");
  const group = take(own, args, settings[own]);
  if (group.nesterov && (group.momentum === 0 || group.dampening !== 0))
    raises(own, "nesterov must come with momentum and without dampening", args, "Nesterov momentum requires a momentum and zero dampening");
  for (const lr of lrs) {
    expectNumber(own, "lr", lr);
    if (lr < 0) raises(own, "lr must be at least 0", lr, `Invalid learning rate: ${lr}`);
  }
  return { name: own, param_groups: lrs.map((lr) => ({ ...throughJson(group), lr })) };
}

/** An optimizer by its Python text, "SGD(momentum=0.9)" or "Adam(betas=(0.9,0.999))", as the golden files write it. */
export function optimizerFromText(text: unknown, lrs: readonly number[]): Optimizer {
  const [, name, args] = (typeof text === "string" && /^(\w+)(?:\(([\s\S]*)\))?$/.exec(text)) || [];
  return optimizer(name ?? text, argumentsOf(text, args ?? ""), lrs);
}

function argumentsOf(text: unknown, args: string): object {
  const json = args
    .replace(/(\w+)\s*=/g, '"$1":')
    .replace(/\(/g, "[")
    .replace(/,?\s*\)/g, "]")
    .replace(/\bTrue\b/g, "true")
    .replace(/\bFalse\b/g, "false");
  try {
    return JSON.parse(`{${json}}`);
  } catch {
    return fail("optimizer", "optimizer must be a call in Python", text, 'Write it as "SGD(momentum=0.9)".');
  }
}

/** The momentum of a group, which for Adam and its kin is β₁. */
export function momentumOf(group: Group): number {
  return group.betas ? group.betas[0] : (group.momentum as number);
}

/** Puts another momentum into a group. */
export function setMomentum(group: Group, momentum: number): void {
  if (group.betas) group.betas = [momentum, group.betas[1]];
  else group.momentum = momentum;
}
