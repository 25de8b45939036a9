import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

const entry = "warmup";
const [fromZero, fromOne] = ["t/w", "(t+1)/w"];

function expected(t: Plain, w: Plain, mode: Plain): number {
  if (w === 0) return 1;
  return Math.min(1, (Number(t) + (mode === fromOne ? 1 : 0)) / Number(w));
}

/** Exercise (b): which part of the peak a warmup gives to update t. */
const exercise: Exercise = {
  entry,
  hints: [
    "Start with the mode `t/w` and print the factors of updates 0 to 6 for a warmup of 5. Which update is the first with all of it?",
    "After the warmup the factor stays at 1, so a minimum belongs around the division.",
    "With `w` equal to 0 the division has no answer. Return 1 before you come to it.",
  ],
  tests: [
    {
      name: "t/w begins with nothing",
      points: 1,
      calls: () => [0, 1, 4].map((t) => [t, 5, fromZero]),
      judge: sameAs({ entry, expected, hint: "Update 0 has 0 of w parts." }),
    },
    {
      name: "(t+1)/w begins with one part",
      points: 1,
      calls: () => [0, 1, 3].map((t) => [t, 5, fromOne]),
      judge: sameAs({ entry, expected, hint: "Update 0 has one of w parts already." }),
    },
    {
      name: "each reaches exactly 1, at its own update",
      points: 2,
      calls: () => [
        [5, 5, fromZero],
        [4, 5, fromOne],
        [7, 7, fromZero],
        [6, 7, fromOne],
        [1, 1, fromZero],
        [0, 1, fromOne],
      ],
      judge: (outcomes, calls) => {
        for (const [i, args] of calls.entries())
          if (numberOf(outcomes[i]) !== 1)
            return wrong(
              `${callText(entry, args)} must be exactly 1, ${gave(outcomes[i])}. The one mode arrives at update w, the other one sooner.`,
            );
        return passed("Both arrive.");
      },
    },
    {
      name: "after the warmup it stays at 1",
      points: 1,
      calls: () => [
        [6, 5, fromZero],
        [5, 5, fromOne],
        [1000, 5, fromZero],
        [1000, 5, fromOne],
      ],
      judge: sameAs({ entry, expected, hint: "The rate of the peak is multiplied by this. Above 1 it would go on climbing." }),
    },
    {
      name: "no warmup is legal",
      points: 1,
      calls: () => [
        [0, 0, fromZero],
        [0, 0, fromOne],
        [9, 0, fromZero],
      ],
      judge: sameAs({ entry, expected, hint: "With w = 0 the full rate counts from update 0. Mind 0/0." }),
    },
    {
      name: "random warmups",
      points: 1,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed);
        return Array.from({ length: 60 }, (_, i) => {
          const w = 2 + random.int(400);
          return [random.int(2 * w), w, i % 2 === 0 ? fromZero : fromOne] as Plain[];
        });
      },
      judge: sameAs({ entry, expected, hint: "Never above 1, and one part more in the second mode." }),
    },
  ],
};

export default exercise;
