import { rng } from "../../../../../engine/rng.js";
import { cooldown } from "../../../../../schedules/combinators/cooldown.js";
import { constant } from "../../../../../schedules/families/constant.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What is listed of a run: all its updates, or those before its cooldown. */
  readonly lists: "whole runs" | "trunks";
  /** How runs are listed: two lists, or one of pairs. */
  readonly given: "lists" | "pairs";
  /** What is told: the updates that are made, those saved against separate runs, or the cooldowns' part of what is made. */
  readonly tells: "made" | "saved" | "part";
}

const printed: Convention = { entry: "bill", lists: "whole runs", given: "lists", tells: "made" };

/** The call for budgets and their cooldowns. */
function write({ lists, given }: Convention, budgets: readonly number[], cooldowns: readonly number[]): Plain[] {
  const first = budgets.map((budget, i) => (lists === "whole runs" ? budget : budget - (cooldowns[i] as number))); // as many
  return given === "lists" ? [first, cooldowns] : [first.map((one, i) => [one, cooldowns[i] as number])];
}

/** Counts the different updates by following every branch: on the trunk they are shared, in a cooldown they are its own. */
export const expectedFor =
  ({ lists, given, tells }: Convention) =>
  (...args: readonly Plain[]): number => {
    const pairs = args[0] as unknown as readonly (readonly [number, number])[];
    const [first, cooldowns] =
      given === "lists"
        ? (args as unknown as readonly [readonly number[], readonly number[]])
        : [pairs.map(([one]) => one), pairs.map(([, steps]) => steps)];
    const budgets = first.map((one, i) => (lists === "whole runs" ? one : one + (cooldowns[i] as number))); // as many
    const seen = new Set<string>();
    for (const [branch, budget] of budgets.entries()) {
      const steps = cooldowns[branch] as number; // as many cooldowns as budgets
      const at = budget - steps;
      const lr = cooldown(constant({ baseLr: 1 }), { at, steps });
      for (let t = 0; t < budget; t++) seen.add(t < at && lr(t) === 1 ? `trunk ${t}` : `branch ${branch} ${t}`);
    }
    const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
    return { made: seen.size, saved: sum(budgets) - seen.size, part: sum(cooldowns) / seen.size }[tells];
  };

/** What a trunk and its branches cost. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry } = convention;
  const expected = expectedFor(convention);
  const call = (budgets: readonly number[], cooldowns: readonly number[]): Plain[] => write(convention, budgets, cooldowns);

  return {
    entry,
    tests: [
      {
        name: "one budget costs what any run costs",
        points: 1,
        calls: () => [call([1000], [200]), call([50], [50])],
        judge: sameAs({ entry, expected, hint: "The trunk ends where its last branch begins." }),
      },
      {
        name: "three budgets",
        points: 1,
        calls: () => [call([250, 500, 1000], [50, 100, 200])],
        judge: sameAs({ entry, expected, hint: "The trunk is shared, each cooldown is its own." }),
      },
      {
        name: "in any order",
        points: 1,
        calls: () => [call([1000, 250, 500], [200, 50, 100])],
        judge: sameAs({ entry, expected, hint: "The last budget of the list need not be the longest." }),
      },
      {
        name: "the longest budget does not always leave last",
        points: 2,
        calls: () => [call([900, 1000], [90, 500])],
        judge: sameAs({ entry, expected, hint: "A long cooldown leaves the trunk early." }),
      },
      {
        name: "random budgets",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("budgets");
          return Array.from({ length: 25 }, () => {
            const budgets = Array.from({ length: 1 + random.int(5) }, () => 20 + random.int(400));
            return call(
              budgets,
              budgets.map((budget) => 1 + random.int(Math.floor(budget / 2))),
            );
          });
        },
        judge: sameAs({ entry, expected, hint: "Count every update once." }),
      },
    ],
  };
}

export default exerciseFor(printed);
