import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How the staircase calls its milestones, its factor and its first rate. */
  readonly keys: readonly [milestones: string, gamma: string, lr0: string];
  /** Whether the update with a milestone's number has the new rate already, or is the last with the old one. */
  readonly acts: "on" | "after";
  /** How often a milestone counts that is given twice. */
  readonly repeats: "twice" | "once";
  /** What the factor is: what the rate is multiplied by, what it is divided by, or the share that is taken off. */
  readonly drop: "factor" | "divisor" | "share";
}

const printed: Convention = {
  entry: "multistep",
  keys: ["milestones", "gamma", "lr0"],
  acts: "on",
  repeats: "twice",
  drop: "factor",
};

/** The right answer, by multiplying, one milestone after the other. */
export function expectedFor({ keys, acts, repeats, drop }: Convention): (...args: readonly Plain[]) => number {
  const [milestonesKey, gammaKey, lr0Key] = keys;
  return (t, stairs) => {
    const given = stairs as Readonly<Record<string, unknown>>;
    const milestones = given[milestonesKey] as readonly number[];
    const gamma = given[gammaKey] as number;
    let rate = given[lr0Key] as number;
    for (const [i, milestone] of milestones.entries()) {
      if ((t as number) < milestone + (acts === "on" ? 0 : 1)) continue;
      if (repeats === "once" && milestones.indexOf(milestone) < i) continue;
      rate *= drop === "factor" ? gamma : drop === "divisor" ? 1 / gamma : 1 - gamma;
    }
    return rate;
  };
}

/** Exercise (a): a staircase with any milestones. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, keys, acts, repeats, drop } = convention;
  const [milestonesKey, gammaKey, lr0Key] = keys;
  const expected = expectedFor(convention);
  const call = (t: number, milestones: readonly number[], gamma: number, lr0: number): Plain[] => [
    t,
    { [milestonesKey]: [...milestones], [gammaKey]: drop === "divisor" ? 1 / gamma : gamma, [lr0Key]: lr0 },
  ];

  /** Random staircases in any order, some milestones twice, each asked at its edges. */
  function calls(seed: number): Plain[][] {
    const random = rng(seed);
    return Array.from({ length: 10 }, () => {
      const milestones = Array.from({ length: 1 + random.int(5) }, () => 1 + random.int(20));
      const [gamma, lr0] = [0.1 + 0.8 * random.next(), 0.01 + random.next()];
      return milestones.flatMap((milestone) => [milestone - 1, milestone, milestone + 1].map((t) => call(t, milestones, gamma, lr0)));
    }).flat();
  }

  const becomes = { factor: `${gammaKey} times that`, divisor: `that divided by ${gammaKey}`, share: `that less its share ${gammaKey}` }[
    drop
  ];
  const multiplies = { factor: `multiplies by ${gammaKey}`, divisor: `divides by ${gammaKey}`, share: `takes the share ${gammaKey} off` }[
    drop
  ];
  const compare = acts === "on" ? "<=" : "<";
  const step = { factor: `* ${gammaKey}`, divisor: `/ ${gammaKey}`, share: `* (1 - ${gammaKey})` }[drop];
  const list = repeats === "twice" ? milestonesKey : `[...new Set(${milestonesKey})]`;

  return {
    entry,
    hints: [
      "You don't need to sort. The rate only depends on *how many* milestones lie behind you.",
      `A milestone acts on the update that has its number${acts === "on" ? "" : " plus one"}: \`milestone ${compare} t\`.`,
      `\`${lr0Key} ${step} ** ${list}.filter((m) => m ${compare} t).length\``,
    ],
    tests: [
      {
        name: "one milestone, before and after",
        points: 1,
        calls: () => [call(0, [30], 0.1, 0.1), call(29, [30], 0.1, 0.1), call(31, [30], 0.1, 0.1)],
        judge: sameAs({ entry, expected, hint: `Before the milestone the rate is ${lr0Key}, after it ${becomes}.` }),
      },
      {
        name: `the update at the milestone has the ${acts === "on" ? "lower" : "old"} rate`,
        points: 2,
        calls: () => [call(30, [30], 0.1, 0.1), call(60, [30, 60], 0.1, 0.1), call(0, [0], 0.5, 1)],
        judge: sameAs({
          entry,
          expected,
          hint:
            acts === "on"
              ? "Milestone 30 acts after 30 updates, which is on update 30: they are counted from 0."
              : "Update 30 is the last with the old rate, and update 31 the first with the new one.",
        }),
      },
      {
        name: "no milestone, and several",
        points: 1,
        calls: () => [call(50, [], 0.1, 0.3), call(50, [10, 20, 80], 0.5, 0.8), call(99, [10, 20, 80], 0.5, 0.8)],
        judge: sameAs({ entry, expected, hint: `Each milestone that has been passed ${multiplies}.` }),
      },
      {
        name: "milestones in any order",
        points: 2,
        calls: () => [call(50, [80, 20], 0.1, 1), call(50, [20, 80], 0.1, 1), call(15, [40, 10, 30], 0.5, 1)],
        judge: sameAs({ entry, expected, hint: "The list may come unsorted: the first entry need not be the first milestone." }),
      },
      {
        name: `a milestone given twice counts ${repeats}`,
        points: 2,
        calls: () => [call(40, [30, 30], 0.1, 1), call(29, [30, 30], 0.1, 1)],
        judge: sameAs({
          entry,
          expected,
          hint:
            repeats === "twice"
              ? "Two drops at one place are two drops; a Set would lose one."
              : "Two drops at one place are one drop here.",
        }),
      },
      {
        name: "random staircases at their edges",
        points: 2,
        hidden: true,
        calls,
        judge: sameAs({ entry, expected, hint: "Try the update before a milestone, at it, and after it." }),
      },
    ],
  };
}

export default exerciseFor(printed);
