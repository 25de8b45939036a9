import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "untilItLearns";

/** By the place of the first error that is low enough: all updates after it have the full rate. */
function expected(...args: readonly Plain[]): number[] {
  const [errors] = args as unknown as readonly [readonly number[]];
  const seen = errors.findIndex((error) => error < 0.8);
  return errors.map((_, t) => (seen === -1 || t <= seen ? 0.01 : 0.1));
}

/** A warmup that ends when something is seen. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "low while nothing is learned",
      points: 1,
      calls: () => [[[0.9, 0.89, 0.9]], [[]]],
      judge: sameAs({ entry, expected, hint: "No error below 0.8 was seen." }),
    },
    {
      name: "the next update is the first at the full rate",
      points: 2,
      calls: () => [[[0.9, 0.85, 0.79, 0.7, 0.6]], [[0.5, 0.4]]],
      judge: sameAs({ entry, expected, hint: "The error after update t is not known when update t is made." }),
    },
    {
      name: "for good, even where the error rises again",
      points: 1,
      calls: () => [[[0.9, 0.75, 0.85, 0.9, 0.7, 0.85]]],
      judge: sameAs({ entry, expected, hint: "Once the jump is made nothing takes it back." }),
    },
    {
      name: "below 0.8, not at it",
      points: 1,
      calls: () => [[[0.9, 0.8, 0.8, 0.79, 0.7]]],
      judge: sameAs({ entry, expected, hint: "0.8 itself is not below 0.8." }),
    },
    {
      name: "random runs",
      points: 1,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("errors");
        return Array.from({ length: 20 }, () => [
          Array.from({ length: 12 }, (_, t) => Number((0.95 - 0.015 * t + 0.12 * (random.next() - 0.5)).toFixed(5))),
        ]);
      },
      judge: sameAs({ entry, expected, hint: "One of the rates is off." }),
    },
  ],
};

export default exercise;
