import { expectNamed, expectWhole, isPlainObject } from "./expect.js";
import { fail } from "./fail.js";
import { schedule } from "./registry.js";
import { deepFreeze, isSchedule, type Schedule, type Spec } from "./schedule.js";

/** A hyperparameter: a schedule, a number that stays, or the spec that a schedule was saved as. */
export type Hyperparameter = number | Schedule | Spec;

/** Hyperparameters on one clock: call it with a step, get the value of each for that update. */
export interface Hyperparameters<Name extends string> {
  /** The values for update `step`, a whole number >= 0. */
  (step: number): Readonly<Record<Name, number>>;
  /** Each hyperparameter: a schedule or a number. */
  readonly values: Readonly<Record<Name, number | Schedule>>;
  /** Length in updates, or null where none of them ends. */
  readonly steps: number | null;
  /** The specs and numbers by name, so that `JSON.stringify` works. */
  toJSON(): Readonly<Record<Name, number | Spec>>;
}

/**
 * Puts any hyperparameters on one clock: rate, momentum or beta1, weight decay, batch size.
 *
 * Each is a schedule or a number, under a name of your choice. Called with step t it returns each value at t. Those with an end must have
 * the same length; after it each does what its own schedule does. `batchSize` must come out whole: see `roundTo`. For values that move
 * against the rate, as momentum in one cycle, see `oneCycleMomentum` and `interpolate`. PyTorch moves no more than rate and momentum.
 * `hyperparameters(JSON.parse(JSON.stringify(h)))` gives the same values, bit for bit.
 *
 * @param values schedules, numbers or specs, by name.
 *
 * @example
 * const at = hyperparameters({ lr: cosineAnnealing({ baseLr: 0.1, totalSteps: 100 }), momentum: 0.9 });
 * at(50); // {"lr":0.05,"momentum":0.9}
 * at.steps; // 100
 */
export function hyperparameters<Name extends string>(values: Readonly<Record<Name, Hyperparameter>>): Hyperparameters<Name> {
  return makeHyperparameters("hyperparameters", "", values);
}

/** `hyperparameters` under another name; `before` stands before each name in a message: "head.". */
export function makeHyperparameters<Name extends string>(
  where: string,
  before: string,
  given: Readonly<Record<Name, Hyperparameter>>,
): Hyperparameters<Name> {
  const must = `${before ? before.slice(0, -1) : "its values"} must be at least one hyperparameter by name`;
  const entries = expectNamed(where, must, given, (count) => count > 0, "Write { lr, momentum: 0.9 }.").map(
    ([name, value]) => [name, readValue(where, before + name, value)] as const,
  );
  const steps = commonLength(
    where,
    entries.map(([name, value]) => [before + name, typeof value === "number" ? null : value.steps]),
  );
  const at = (step: number): Readonly<Record<Name, number>> => {
    expectWhole(where, "step", step, 0, "A step is one optimizer update, counted from 0.");
    const values = entries.map(([name, value]) => [name, typeof value === "number" ? value : value(step)] as const);
    for (const [name, value] of values)
      if (name === "batchSize") expectWhole(where, `${before}batchSize at step ${step}`, value, 1, "Round it with roundTo(schedule).");
    return byName(values);
  };
  const json = byName(entries.map(([name, value]) => [name, typeof value === "number" ? value : value.spec]));
  at(0); // a batch size that is not whole fails here, not in the run
  return deepFreeze(Object.assign(at, { values: byName(entries), steps, toJSON: () => json }));

  /** The names are those of `given`, all of them. */
  function byName<T>(named: readonly (readonly [string, T])[]): Readonly<Record<Name, T>> {
    return deepFreeze(Object.fromEntries(named)) as Readonly<Record<Name, T>>;
  }
}

function readValue(where: string, name: string, value: unknown): number | Schedule {
  if (isSchedule(value) || (typeof value === "number" && Number.isFinite(value))) return value;
  if (isPlainObject(value) && "kind" in value && typeof value.kind === "string") return schedule(value as Spec);
  return fail(where, `${name} must be a schedule, a finite number or a spec`, value, "Build one first, such as constant({ baseLr: 0.1 }).");
}

/** The length that all with an end share, or null; throws where two differ. */
export function commonLength(where: string, lengths: readonly (readonly [name: string, steps: number | null])[]): number | null {
  const ending = lengths.filter(([, steps]) => steps !== null);
  const [first, ...others] = ending;
  for (const [name, steps] of others)
    if (first && steps !== first[1])
      fail(where, `${name} must be as long as ${first[0]} (${first[1]} updates), or endless`, steps, "Cut one with take(schedule, steps).");
  return first?.[1] ?? null;
}
