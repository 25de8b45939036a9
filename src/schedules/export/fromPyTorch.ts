import { fail } from "../fail.js";
import type { Schedule } from "../schedule.js";
import { expectObject, fieldsOf, type Import, refuse } from "./imports/fields.js";
import { timm } from "./imports/timm.js";
import { refused, signatures, torch } from "./imports/torch.js";
import { getters, transformers } from "./imports/transformers.js";

/** A schedule read from another library, and where it stands. */
export interface Imported {
  /** Its schedule here. */
  readonly schedule: Schedule;
  /** The update that comes next: `schedule(step)` is its rate. 0 for a description, which has not begun. */
  readonly step: number;
}

/**
 * Reads a PyTorch scheduler: its state_dict as JSON, or a description with its type.
 *
 * A description is what its constructor takes, with the optimizer's rate: { type: "StepLR", step_size: 30, gamma: 0.1, lr: 0.1 }. SequentialLR and
 * ChainedScheduler hold others. transformers' and timm's schedulers are read by their names too, and the arguments of transformers' Trainer
 * (lr_scheduler_type, learning_rate, warmup_steps, max_steps). The rates are the library's own, after the end as well.
 *
 * @param value a state_dict, as json.dumps gives it, or a description.
 *
 * @returns the schedule, and the step that comes next.
 * @throws RangeError where it is ambiguous: a function that was not saved, a rule that follows a metric, a rate that nobody said.
 *
 * @example
 * const { schedule: lr, step } = fromPyTorch({ step_size: 30, gamma: 0.1, base_lrs: [0.5], last_epoch: 40, _step_count: 41 });
 * lr(step); // 0.05
 * fromPyTorch({ type: "CosineAnnealingLR", T_max: 100, lr: 0.1 }).schedule(50); // 0.05
 */
export function fromPyTorch(value: unknown): Imported {
  return { schedule: read(value, null), step: stepOf(expectObject(value)) };
}

const imports: Readonly<Record<string, Import>> = { ...torch, ...transformers, ...timm };

/** What a state_dict keeps beside its scheduler's own parameters. */
const kept = ["type", "last_epoch", "verbose", "_step_count", "_get_lr_called_within_step", "_last_lr", "_is_initial", "T_cur", "T_i"];
/** Parameters that say nothing about the rate. */
const others = ["cycle_momentum", "base_momentum", "max_momentum"];

function read(value: unknown, lr: number | null): Schedule {
  const given = described(expectObject(value));
  const { type } = given;
  const name = getters[type] ?? type;
  const [why, advice] = refused[name] ?? [];
  if (why !== undefined && advice !== undefined) refuse(type, why, advice);
  const build = Object.hasOwn(imports, name) ? imports[name] : undefined;
  if (!build) fail("fromPyTorch", "type must be a scheduler that it knows", type, `There are ${Object.keys(imports).join(", ")}.`);
  const fields = fieldsOf(type, given, lr, [...kept, ...others]);
  const schedule = build(fields, read);
  fields.done();
  return schedule;
}

/** A state_dict or a Trainer's arguments as a description, which has a type. */
function described(value: object): { readonly type: string } {
  const { type, lr_scheduler_type, ...rest } = value as Readonly<Record<string, unknown>>;
  if (typeof type === "string") return { ...rest, type };
  if (type !== undefined) return fail("fromPyTorch", "type must be a text", type, 'Write type: "StepLR".');
  if (typeof lr_scheduler_type === "string") return ofTrainer(lr_scheduler_type, rest);
  const own = Object.keys(rest).filter(
    (name) => !["lr", "base_lr", "base_lrs", ...kept].includes(name) || name === "T_cur" || name === "T_i",
  );
  if (own.includes("patience") && own.includes("best")) return { type: "ReduceLROnPlateau" };
  if (own.includes("_schedule_phases"))
    return refuse(
      "OneCycleLR",
      "its state_dict leaves out max_lr, which the optimizer holds",
      'Describe it: { type: "OneCycleLR", max_lr: 0.1, total_steps: 100 }.',
    );
  if (own.includes("total_size") && own.includes("step_ratio"))
    return refuse(
      "CyclicLR",
      "its state_dict names its parameters otherwise",
      'Describe it: { type: "CyclicLR", base_lr: 0.01, max_lr: 0.1, step_size_up: 50 }.',
    );
  const found = Object.keys(signatures).find((name) => sameNames(signatures[name] ?? [], own));
  if (found === undefined)
    return fail(
      "fromPyTorch",
      "a scheduler must have a type, or the keys of a state_dict",
      own,
      'Write { type: "StepLR", … }. A SequentialLR needs its _schedulers.',
    );
  return { ...stateOf(rest), type: found };
}

const sameNames = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((name) => b.includes(name));

/** A state's parameters under the names of the constructor. */
function stateOf({ _milestones, _schedulers, milestones, ...rest }: Readonly<Record<string, unknown>>): object {
  const counted = milestones !== null && typeof milestones === "object" && !Array.isArray(milestones);
  return {
    ...rest,
    ...(counted
      ? { milestones: Object.entries(milestones).flatMap(([at, count]) => Array.from({ length: Number(count) }, () => Number(at))) }
      : {}),
    ...(_milestones === undefined ? {} : { milestones: _milestones }),
    ...(Array.isArray(_schedulers) ? { schedulers: _schedulers.map((one) => described(expectObject(one))) } : {}),
  };
}

/** The arguments of transformers' Trainer; the constant schedules need no length. */
function ofTrainer(type: string, given: Readonly<Record<string, unknown>>): { readonly type: string } {
  const { learning_rate, max_steps, warmup_steps, warmup_ratio, lr_scheduler_kwargs, ...rest } = given;
  const steps = warmup_steps || Math.ceil(Number(max_steps ?? 0) * Number(warmup_ratio ?? 0));
  const named = {
    lr: learning_rate,
    num_training_steps: ["constant", "constant_with_warmup", "inverse_sqrt"].includes(type) ? undefined : max_steps,
    num_warmup_steps: type === "constant" ? undefined : steps,
  };
  return { ...named, ...expectObject(lr_scheduler_kwargs ?? {}), ...rest, type };
}

/** The update that comes next. */
function stepOf(value: object): number {
  const { last_epoch = 0 } = value as { last_epoch?: unknown };
  const known = Number.isSafeInteger(last_epoch) && (last_epoch as number) >= -1;
  if (!known) fail("fromPyTorch", "last_epoch must be a whole number", last_epoch, "It counts the scheduler's steps.");
  return Math.max(0, last_epoch as number);
}
