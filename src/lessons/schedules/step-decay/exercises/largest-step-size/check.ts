import { rng } from "../../../../../engine/rng.js";
import { stepDecay } from "../../../../../schedules/families/stepDecay.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "largestStepSize";

/** How many drops the updates of a run see. */
function dropsSeen(T: number, stepSize: number): number {
  const lr = stepDecay({ baseLr: 1, stepSize, gamma: 0.5 });
  return Math.round(-Math.log2(lr(T - 1)));
}

/** By trial, from the longest stair down. */
function expected(...args: readonly Plain[]): number {
  const [T, drops] = args as readonly [number, number];
  let stepSize = T;
  while (stepSize > 0 && dropsSeen(T, stepSize) < drops) stepSize--;
  return stepSize;
}

/** The staircase, counted from its end. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "a run that does not divide evenly",
      points: 1,
      calls: () => [
        [100, 3],
        [10, 4],
      ],
      judge: sameAs({ entry, expected, hint: "Drop number n comes at update n · stepSize, a whole number." }),
    },
    {
      name: "90 epochs, and drops that all count",
      points: 2,
      calls: () => [
        [90, 3],
        [100, 4],
        [8, 1],
      ],
      judge: sameAs({ entry, expected, hint: "The last update is number T − 1. A drop at update T trains nothing." }),
    },
    {
      name: "more drops than updates",
      points: 1,
      calls: () => [
        [5, 5],
        [1, 1],
        [4, 9],
      ],
      judge: sameAs({ entry, expected, hint: "No stair is short enough: 0." }),
    },
    {
      name: "random runs",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("runs");
        return Array.from({ length: 50 }, () => {
          const drops = 1 + random.int(12);
          return [drops + 1 + random.int(300), drops];
        });
      },
      judge: sameAs({ entry, expected, hint: "One of them is off by one." }),
    },
  ],
};

export default exercise;
