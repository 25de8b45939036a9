import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

const entry = "sgdr";

/** Cycle by cycle, as the definition reads. */
function expected(...args: readonly Plain[]): number {
  const [t, first, growth] = args.map(Number) as [number, number, number];
  let [start, length] = [0, first];
  while (t >= start + length) {
    start += length;
    length *= growth;
  }
  return (1 + Math.cos((Math.PI * (t - start)) / length)) / 2;
}

/** Exercise (a): warm restarts with growing cycles, at any time. */
const exercise: Exercise = {
  entry,
  hints: [
    "Find out first which cycle $t$ is in: where it began, and how long it is.",
    "Begin with `start = 0` and `length = first`. While $t$ has reached the end of this cycle, go on to the next: `start += length`, `length *= growth`.",
    "What is left is half a cosine over the part of the cycle that is done: `(1 + Math.cos(Math.PI * (t - start) / length)) / 2`. The comparison is `t >= start + length`, so that a cycle's end belongs to the next one.",
  ],
  tests: [
    {
      name: "the first cycle",
      points: 1,
      calls: () => [
        [0, 10, 2],
        [5, 10, 2],
        [9, 10, 2],
        [4, 8, 1],
      ],
      judge: sameAs({ entry, expected, hint: "In the first cycle the part done is t / first, and the rate falls along half a cosine." }),
    },
    {
      name: "a restart has the whole peak",
      points: 2,
      calls: () => [
        [10, 10, 2],
        [30, 10, 2],
        [70, 10, 2],
        [20, 10, 1],
      ],
      judge: sameAs({ entry, expected, hint: "At the moment of a restart the new cycle has begun: the rate is the peak, not the floor." }),
    },
    {
      name: "later cycles are longer",
      points: 2,
      calls: () => [
        [20, 10, 2],
        [50, 10, 2],
        [25, 5, 3],
        [110, 10, 2],
      ],
      judge: sameAs({ entry, expected, hint: "The second cycle is growth times as long as the first, and begins where the first ended." }),
    },
    {
      name: "between two epochs",
      points: 2,
      calls: () => [
        [9.5, 10, 2],
        [9.99, 10, 2],
        [29.75, 10, 2],
        [0.25, 1, 2],
      ],
      judge: sameAs({ entry, expected, hint: "t need not be whole: after half of epoch 9 it is 9.5. Round nothing." }),
    },
    {
      name: "random cycles, random times",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed);
        return Array.from({ length: 40 }, () => [random.int(2000) / 8 + 1 / 16, 1 + random.int(12), 1 + random.int(3)]);
      },
      judge: (outcomes, calls) => {
        for (const [i, args] of calls.entries()) {
          const value = numberOf(outcomes[i]);
          if (value === null || Math.abs(value - expected(...args)) > 1e-9)
            return wrong(`${callText(entry, args)} must be ${expected(...args).toPrecision(6)}, ${gave(outcomes[i])}.`);
        }
        return passed("40 times right.");
      },
    },
  ],
};

export default exercise;
