import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "regret";
/** What a run that left the numbers is given, in per cent. */
const guess = 10;

function expected(mine: Plain, reference: Plain): number {
  const [own, other] = [mine as readonly (number | null)[], reference as readonly number[]];
  return own.reduce((sum: number, accuracy, i) => sum + (other[i] as number) - (accuracy ?? guess), 0) / own.length; // as long as each other
}

/** Five to nine paired accuracies, some runs of the attempt lost. */
function attempts(seed: number): Plain[][] {
  const random = rng(seed);
  return Array.from({ length: 12 }, (_, i) => {
    const reference = Array.from({ length: 5 + (i % 5) }, () => 88 + 3 * random.normal());
    return [reference.map((one) => (random.next() < 0.15 ? null : one - 4 + 3 * random.normal())), reference];
  });
}

/** Exercise (a): how far an attempt stays behind. */
const exercise: Exercise = {
  entry,
  hints: [
    "First decide which way round: a regret of 3 says that the attempt is 3 points behind.",
    "A run that is `null` still happened. Give it the accuracy of guessing, and keep it in the mean.",
    "`const score = one ?? 10` for each run, then the mean of `reference[i] - score`. Nothing is cut off at 0.",
  ],
  tests: [
    {
      name: "two attempts, worked by hand",
      points: 2,
      calls: () => [
        [
          [80, 84, 88],
          [90, 90, 90],
        ],
        [
          [70, 71],
          [72, 75],
        ],
      ],
      judge: sameAs({ entry, expected, hint: "It is the mean of the reference minus the mean of the attempt." }),
    },
    {
      name: "an attempt that beats the reference",
      points: 1,
      calls: () => [
        [
          [91, 92],
          [90, 90],
        ],
      ],
      judge: sameAs({ entry, expected, hint: "Then the regret lies below 0: the reference was only the best of what was tried." }),
    },
    {
      name: "a run that left the numbers",
      points: 2,
      calls: () => [
        [
          [90, null],
          [90, 90],
        ],
        [
          [null, null],
          [90, 88],
        ],
      ],
      judge: sameAs({ entry, expected, hint: "A run without numbers counts as guessing among ten: 10 %. Leaving it out would reward it." }),
    },
    {
      name: "twelve attempts",
      points: 2,
      hidden: true,
      calls: attempts,
      judge: sameAs({ entry, expected, hint: "Reference minus attempt, lost runs at 10, divided by all runs." }),
    },
  ],
};

export default exercise;
