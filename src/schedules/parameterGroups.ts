import { expectNamed, expectWhole, isPlainObject } from "./expect.js";
import { commonLength, type Hyperparameter, type Hyperparameters, makeHyperparameters } from "./hyperparameters.js";
import { deepFreeze, isSchedule, type Schedule, type Spec } from "./schedule.js";

/** A group of parameters: the schedule of its rate, or several hyperparameters by name. */
export type ParameterGroup = Schedule | Spec | Readonly<Record<string, Hyperparameter>>;

/** Parameter groups on one clock: call it with a step, get the hyperparameters of each group for that update. */
export interface ParameterGroups<Name extends string> {
  /** The hyperparameters of each group for update `step`, a whole number >= 0. */
  (step: number): Readonly<Record<Name, Readonly<Record<string, number>>>>;
  /** Each group's own. */
  readonly groups: Readonly<Record<Name, Hyperparameters<string>>>;
  /** Length in updates, or null where no schedule ends. */
  readonly steps: number | null;
  /** The specs and numbers by group and name, so that `JSON.stringify` works. */
  toJSON(): Readonly<Record<Name, Readonly<Record<string, number | Spec>>>>;
}

/**
 * Gives each group of parameters its own schedules: a small rate for a pretrained body, a large one for a new head.
 *
 * A group is the schedule of its rate, or an object of hyperparameters. Called with step t it returns `{ lr, … }` for each group. Schedules
 * with an end must have the same length. `parameterGroups(JSON.parse(JSON.stringify(groups)))` gives the same values, bit for bit.
 *
 * @param groups a schedule, or hyperparameters by name, for each group.
 *
 * @example
 * const lr = linear({ baseLr: 0.1, totalSteps: 100 });
 * const at = parameterGroups({ body: scale(lr, 0.5), head: { lr, weightDecay: 0.01 } });
 * at(50).body; // {"lr":0.025}
 * at(50).head; // {"lr":0.05,"weightDecay":0.01}
 */
export function parameterGroups<Name extends string>(groups: Readonly<Record<Name, ParameterGroup>>): ParameterGroups<Name> {
  const where = "parameterGroups";
  const advice = "Write { body: lr, head: { lr, weightDecay: 0.01 } }.";
  const entries = expectNamed(where, "its groups must be at least one group by name", groups, (count) => count > 0, advice).map(
    ([name, group]) => [name, makeHyperparameters(where, `${name}.`, isRate(group) ? { lr: group } : group)] as const,
  );
  const steps = commonLength(
    where,
    entries.map(([name, group]) => [name, group.steps]),
  );
  const at = (step: number): Readonly<Record<Name, Readonly<Record<string, number>>>> => {
    expectWhole(where, "step", step, 0, "A step is one optimizer update, counted from 0.");
    return byName((group) => group(step));
  };
  const json = byName((group) => group.toJSON());
  return deepFreeze(Object.assign(at, { groups: byName((group) => group), steps, toJSON: () => json }));

  /** The names are those of `groups`, all of them. */
  function byName<T>(of: (group: Hyperparameters<string>) => T): Readonly<Record<Name, T>> {
    return deepFreeze(Object.fromEntries(entries.map(([name, group]) => [name, of(group)]))) as Readonly<Record<Name, T>>;
  }
}

const isRate = (group: ParameterGroup): group is Schedule | Spec =>
  isSchedule(group) || (isPlainObject(group) && "kind" in group && typeof group.kind === "string");
