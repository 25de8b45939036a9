import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "multistep";

interface Stairs {
  readonly milestones: readonly number[];
  readonly gamma: number;
  readonly lr0: number;
}

const call = (t: number, milestones: readonly number[], gamma: number, lr0: number): Plain[] => [
  t,
  { milestones: [...milestones], gamma, lr0 },
];

/** By multiplying, one milestone after the other. */
function expected(t: Plain, stairs: Plain): number {
  const { milestones, gamma, lr0 } = stairs as unknown as Stairs;
  let rate = lr0;
  for (const milestone of milestones) if ((t as number) >= milestone) rate *= gamma;
  return rate;
}

/** Random staircases in any order, some milestones twice, each asked at its edges. */
function calls(seed: number): Plain[][] {
  const random = rng(seed);
  return Array.from({ length: 10 }, () => {
    const milestones = Array.from({ length: 1 + random.int(5) }, () => 1 + random.int(20));
    const [gamma, lr0] = [0.1 + 0.8 * random.next(), 0.01 + random.next()];
    return milestones.flatMap((milestone) => [milestone - 1, milestone, milestone + 1].map((t) => call(t, milestones, gamma, lr0)));
  }).flat();
}

/** Exercise (a): a staircase with any milestones. */
const exercise: Exercise = {
  entry,
  hints: [
    "You don't need to sort. The rate only depends on *how many* milestones lie behind you.",
    "A milestone acts on the update that has its number: `milestone <= t`.",
    "`lr0 * gamma ** milestones.filter((m) => m <= t).length`",
  ],
  tests: [
    {
      name: "one milestone, before and after",
      points: 1,
      calls: () => [call(0, [30], 0.1, 0.1), call(29, [30], 0.1, 0.1), call(31, [30], 0.1, 0.1)],
      judge: sameAs({ entry, expected, hint: "Before the milestone the rate is lr0, after it gamma times that." }),
    },
    {
      name: "the update at the milestone has the lower rate",
      points: 2,
      calls: () => [call(30, [30], 0.1, 0.1), call(60, [30, 60], 0.1, 0.1), call(0, [0], 0.5, 1)],
      judge: sameAs({ entry, expected, hint: "Milestone 30 acts after 30 updates, which is on update 30: they are counted from 0." }),
    },
    {
      name: "no milestone, and several",
      points: 1,
      calls: () => [call(50, [], 0.1, 0.3), call(50, [10, 20, 80], 0.5, 0.8), call(99, [10, 20, 80], 0.5, 0.8)],
      judge: sameAs({ entry, expected, hint: "Each milestone that has been passed multiplies by gamma." }),
    },
    {
      name: "milestones in any order",
      points: 2,
      calls: () => [call(50, [80, 20], 0.1, 1), call(50, [20, 80], 0.1, 1), call(15, [40, 10, 30], 0.5, 1)],
      judge: sameAs({ entry, expected, hint: "The list may come unsorted: the first entry need not be the first milestone." }),
    },
    {
      name: "a milestone given twice counts twice",
      points: 2,
      calls: () => [call(40, [30, 30], 0.1, 1), call(29, [30, 30], 0.1, 1)],
      judge: sameAs({ entry, expected, hint: "Two drops at one place are two drops; a Set would lose one." }),
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

export default exercise;
