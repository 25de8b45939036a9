import { rng } from "../../../../../engine/rng.js";
import { cooldown } from "../../../../../schedules/combinators/cooldown.js";
import { constant } from "../../../../../schedules/families/constant.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "bill";

/** Counts the different updates by following every branch: on the trunk they are shared, in a cooldown they are its own. */
function expected(...args: readonly Plain[]): number {
  const [budgets, cooldowns] = args as unknown as readonly [readonly number[], readonly number[]];
  const seen = new Set<string>();
  for (const [branch, budget] of budgets.entries()) {
    const steps = cooldowns[branch] as number; // as many cooldowns as budgets
    const at = budget - steps;
    const lr = cooldown(constant({ baseLr: 1 }), { at, steps });
    for (let t = 0; t < budget; t++) seen.add(t < at && lr(t) === 1 ? `trunk ${t}` : `branch ${branch} ${t}`);
  }
  return seen.size;
}

/** What a trunk and its branches cost. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "one budget costs what any run costs",
      points: 1,
      calls: () => [
        [[1000], [200]],
        [[50], [50]],
      ],
      judge: sameAs({ entry, expected, hint: "The trunk ends where its last branch begins." }),
    },
    {
      name: "three budgets",
      points: 1,
      calls: () => [
        [
          [250, 500, 1000],
          [50, 100, 200],
        ],
      ],
      judge: sameAs({ entry, expected, hint: "The trunk is shared, each cooldown is its own." }),
    },
    {
      name: "in any order",
      points: 1,
      calls: () => [
        [
          [1000, 250, 500],
          [200, 50, 100],
        ],
      ],
      judge: sameAs({ entry, expected, hint: "The last budget of the list need not be the longest." }),
    },
    {
      name: "the longest budget does not always leave last",
      points: 2,
      calls: () => [
        [
          [900, 1000],
          [90, 500],
        ],
      ],
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
          return [budgets, budgets.map((budget) => 1 + random.int(Math.floor(budget / 2)))];
        });
      },
      judge: sameAs({ entry, expected, hint: "Count every update once." }),
    },
  ],
};

export default exercise;
