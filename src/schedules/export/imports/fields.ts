import { expectNumber, expectOneOf, expectWhole, isPlainObject } from "../../expect.js";
import { fail } from "../../fail.js";
import type { Schedule } from "../../schedule.js";

/** How a library's scheduler reads as one of ours: its own parameters in, our schedule out. */
export type Import = (given: Fields, nested: (value: unknown, lr: number | null) => Schedule) => Schedule;

/** The parameters of a scheduler, read one by one under the library's names; what nobody read is refused at the end. */
export interface Fields {
  /** The scheduler's name, for messages. */
  readonly type: string;
  /** The rate that the optimizer began with. */
  lr(): number;
  /** The same, or null where it is not given: the schedulers inside another one may say it. */
  lrOrNone(): number | null;
  number(name: string, usual?: number): number;
  /** A whole number of updates, at least `min`. */
  steps(name: string, min: number, usual?: number): number;
  word<T extends string>(name: string, words: readonly T[], usual?: T): T;
  flag(name: string, usual: boolean): boolean;
  list(name: string): readonly unknown[];
  has(name: string): boolean;
}

const where = "fromPyTorch";

/** Refuses a scheduler that has no schedule of ours, with the reason. */
export const refuse = (type: string, why: string, advice: string): never => {
  throw new RangeError(`${where}: ${type} must be one that a schedule can stand for, got one that can't: ${why}. ${advice}`);
};

/**
 * Reads `value` as the parameters of a scheduler.
 *
 * @param ignored names that say nothing about the rates: what a state_dict keeps for itself.
 */
export function fieldsOf(type: string, value: object, inherited: number | null, ignored: readonly string[]): Fields & { done(): void } {
  const given = value as Readonly<Record<string, unknown>>;
  const read = new Set([...ignored, "lr"]); // some name their rates otherwise, and the optimizer's says nothing then
  const get = <T>(name: string, usual: T | undefined): unknown => {
    read.add(name);
    const found = given[name] ?? usual; // null is Python's None: left out
    if (found === undefined) throw new RangeError(`${where}: ${name} is missing. ${type} has no default for it.`);
    return found;
  };
  const lrOrNone = (): number | null => {
    const name = ["base_lrs", "lr", "base_lr", "learning_rate"].find((known) => given[known] !== undefined && given[known] !== null);
    if (name === undefined) return inherited;
    read.add(name);
    const rate = name === "base_lrs" ? oneRate(given.base_lrs) : given[name];
    return expectNumber(where, name, rate, { min: 0, advice: "It is the optimizer's rate." });
  };
  return {
    type,
    lrOrNone,
    lr: () =>
      lrOrNone() ??
      fail(where, "lr must be the rate that the optimizer began with", undefined, `The ${type} doesn't hold it: write { …, lr: 0.1 }.`),
    number: (name, usual) => expectNumber(where, name, get(name, usual), { advice: `It is ${type}'s.` }),
    steps: (name, min, usual) => expectWhole(where, name, get(name, usual), min, "It counts steps of the scheduler."),
    word: (name, words, usual) => expectOneOf(where, name, get(name, usual), words),
    flag: (name, usual) => {
      const found = get(name, usual);
      return typeof found === "boolean" ? found : fail(where, `${name} must be true or false`, found, `It is ${type}'s.`);
    },
    list: (name) => {
      const found = get(name, undefined);
      return Array.isArray(found) ? found : fail(where, `${name} must be a list`, found, `It is ${type}'s.`);
    },
    has: (name) => given[name] !== undefined && given[name] !== null,
    done: () => {
      const unknown = Object.keys(given).find((name) => !read.has(name) && given[name] !== null && given[name] !== undefined);
      if (unknown === undefined) return;
      throw new RangeError(
        `${where}: unknown parameter ${unknown}. Of ${type} it reads ${[...read].filter((name) => !ignored.includes(name)).join(", ")}.`,
      );
    },
  };
}

/** The one rate of all parameter groups. */
function oneRate(rates: unknown): unknown {
  const [first, ...others]: readonly unknown[] = Array.isArray(rates) ? rates : [];
  if (first !== undefined && others.every((rate) => rate === first)) return first;
  return fail(where, "base_lrs must be the same for all parameter groups", rates, "A schedule is for one of them: leave that one's in.");
}

/** Checks that a value is an object, as a scheduler's state or description is. */
export const expectObject = (value: unknown): object =>
  isPlainObject(value)
    ? value
    : fail(
        where,
        "a scheduler must be an object",
        value,
        'Write { type: "StepLR", step_size: 30, gamma: 0.1, lr: 0.1 }, or give its state_dict.',
      );
