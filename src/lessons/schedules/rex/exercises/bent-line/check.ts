import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "bentLine";

/** Without b: odds. What is left against what is gone, at u, is the line's odds times those of the middle. */
function expected(...args: readonly Plain[]): number {
  const [u, middle] = args as readonly [number, number];
  if (u === 1) return 0;
  const odds = ((1 - u) / u) * (middle / (1 - middle));
  return u === 0 ? 1 : odds / (1 + odds);
}

/** REX with its bend as a parameter. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "straight where the middle is a half",
      points: 1,
      calls: () => [
        [0.25, 0.5],
        [0.8, 0.5],
      ],
      judge: sameAs({ entry, expected, hint: "With b = 0 nothing is left of the denominator." }),
    },
    {
      name: "REX where the middle is two thirds",
      points: 1,
      calls: () => [
        [0.5, 2 / 3],
        [0.8, 2 / 3],
      ],
      judge: sameAs({ entry, expected, hint: "REX has b = 1/2. Put u = 1/2 into the formula and solve for b." }),
    },
    {
      name: "the ends, whatever the bend",
      points: 1,
      calls: () => [
        [0, 0.9],
        [1, 0.9],
        [0, 0.2],
        [1, 0.2],
      ],
      judge: sameAs({ entry, expected, hint: "It begins at 1 and ends at 0." }),
    },
    {
      name: "a middle below a half: steep at first",
      points: 1,
      calls: () => [
        [0.5, 0.25],
        [0.1, 0.2],
      ],
      judge: sameAs({ entry, expected, hint: "Then b is negative, and the denominator grows." }),
    },
    {
      name: "random bends",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("bends");
        return Array.from({ length: 40 }, () => [0.02 + 0.96 * random.next(), 0.05 + 0.9 * random.next()]);
      },
      judge: sameAs({ entry, expected, hint: "The middle is met at u = 1/2 for every bend." }),
    },
  ],
};

export default exercise;
