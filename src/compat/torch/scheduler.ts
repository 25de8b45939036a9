import { expectNumber } from "../../schedules/expect.js";
import { raises } from "../raises.js";
import { flag, or, type Readers, take, whole } from "../take.js";
import type { Group, Optimizer } from "./optimizer.js";
import { throughJson } from "./throughJson.js";

/** A scheduler at work. It edits the groups of its optimizer, from its construction on. */
export interface Scheduler {
  readonly name: string;
  readonly optimizer: Optimizer;
  /** The attributes of the Python object that can be saved, under their names there. */
  readonly state: Attributes;
  /** The first step, which the constructor takes; a SequentialLR makes its first part take it again. */
  initialStep(): void;
  /** One step; to a given epoch where it is told one. */
  step(epoch?: number): void;
  /** What the closed form gives for each group now, null where the class has none. */
  closedForm(): number[] | null;
  /** `state_dict()`: plain JSON. */
  stateDict(): Attributes;
  /** `load_state_dict(saved)`. Sets attributes and nothing else: the rate in the optimizer stays as it is. */
  loadStateDict(saved: Attributes): void;
}

/** Attributes of a scheduler by name; the ones that all of them share are named. */
export interface Attributes {
  last_epoch?: number;
  _step_count?: number;
  _last_lr?: number[] | undefined;
  [name: string]: unknown;
}

/** What the base class of PyTorch's schedulers keeps. */
export interface Base {
  base_lrs: number[];
  last_epoch: number;
  verbose: boolean;
  _step_count: number;
  _get_lr_called_within_step: boolean;
  _last_lr: number[];
}

/** What a class of schedulers does. `P` are its parameters, `S` the attributes that it adds to the base class's. */
export interface Definition<P, S> {
  /** What its constructor does before the base class's: it may edit the groups, and returns the attributes. */
  construct(params: P & Common, groups: Group[], optimizer: Optimizer): S;
  /** What its constructor does after the base class's. */
  finish?(state: S & Base, params: P): void;
  /** `get_lr`: the next rates from the ones in the groups. */
  getLr(state: S & Base, groups: Group[], params: P): number[];
  /** `_get_closed_form_lr`: the rates at `last_epoch` from `base_lrs` alone. */
  closedForm?(state: S & Base): number[];
  /** What a step does to the attributes before it asks `getLr`, where that is not counting. */
  advance?(state: S & Base, epoch: number | undefined): void;
}

/** Builds a scheduler of one class over an optimizer. */
export type SchedulerClass = (optimizer: Optimizer, params: object) => Scheduler;

/** The parameters that all classes take. `last_epoch` is where to go on from: it needs groups that a scheduler has seen before. */
export interface Common {
  last_epoch: number;
  verbose: boolean;
}

const common: Readers<Common> = { last_epoch: or(whole(-1), -1), verbose: or(flag, false) };

/**
 * A class of schedulers, by its name, its parameters with their defaults, and what it does, with the machinery that all share (`_LRScheduler`).
 *
 * The constructor notes each group's rate as `initial_lr` unless it is there, and takes the first step. A step counts, asks `getLr`, or the
 * closed form where it is told the epoch and there is one, and writes the rates into the groups.
 */
export function schedulerClass<P extends object, S extends object>(
  name: string,
  takes: Readers<P>,
  definition: Definition<P, S>,
): SchedulerClass {
  const { construct, finish, getLr, closedForm, advance } = definition;
  const readers = { ...takes, ...common } as Readers<P & Common>;
  return (optimizer, given) => {
    const params = take(name, given, readers);
    const { last_epoch, verbose } = params;
    const attributes = construct(params, optimizer.param_groups, optimizer);
    for (const [i, group] of optimizer.param_groups.entries()) {
      if (last_epoch === -1) group.initial_lr ??= group.lr;
      else if (group.initial_lr === undefined)
        raises(
          name,
          "last_epoch must be -1 over a new optimizer",
          last_epoch,
          `param 'initial_lr' is not specified in param_groups[${i}] when resuming an optimizer`,
        );
    }
    const state: S & Base = {
      ...attributes,
      base_lrs: optimizer.param_groups.map((group) => group.initial_lr as number),
      last_epoch,
      verbose,
      _step_count: 0,
      _get_lr_called_within_step: false,
      _last_lr: [],
    };

    const step = (epoch?: number): void => {
      if (advance) advance(state, epoch);
      else {
        state._step_count += 1;
        state.last_epoch = epoch ?? state.last_epoch + 1;
      }
      const formula = epoch === undefined || !closedForm ? getLr : closedForm;
      const rates = formula(state, optimizer.param_groups, params);
      for (const [i, group] of optimizer.param_groups.entries()) {
        // Where Python divides by zero, and where a lambda gives no number.
        const advice = "PyTorch divides by zero here, or its function gave this.";
        group.lr = expectNumber(name, `the rate at step ${state.last_epoch}`, rates[i], { advice });
      }
      state._last_lr = optimizer.param_groups.map(({ lr }) => lr);
    };
    const initialStep = (): void => {
      state._step_count = 0;
      step();
    };
    initialStep();
    finish?.(state, params);

    return {
      name,
      optimizer,
      state: state as Attributes,
      initialStep,
      step,
      closedForm: () => closedForm?.(state) ?? null,
      stateDict: () => throughJson(state) as Attributes,
      loadStateDict: (saved) => void Object.assign(state, throughJson(saved)),
    };
  };
}
