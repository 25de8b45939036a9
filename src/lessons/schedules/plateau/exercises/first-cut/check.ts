import { rng } from "../../../../../engine/rng.js";
import { reduceOnPlateau } from "../../../../../schedules/controllers/reduceOnPlateau.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "firstCut";

/** By the library's own rule, observed until its rate changes. */
function expected(...args: readonly Plain[]): number {
  const [metrics, patience] = args as unknown as readonly [readonly number[], number];
  const rule = reduceOnPlateau({ baseLr: 1, patience, threshold: 0 });
  let state = rule.init();
  for (const [i, metric] of metrics.entries()) {
    state = rule.observe(state, metric);
    if (rule.lr(state) < 1) return i + 1;
  }
  return 0;
}

const flat = (length: number): number[] => new Array<number>(length).fill(1);

/** The plateau rule, counted by hand. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "a flat metric",
      points: 2,
      calls: () => [
        [flat(20), 10],
        [flat(9), 0],
      ],
      judge: sameAs({ entry, expected, hint: "The first observation sets the mark, the next `patience` are let pass." }),
    },
    {
      name: "a new best starts the count again",
      points: 1,
      calls: () => [
        [[5, 6, 6, 4, 5, 5, 5, 5], 2],
        [[3, 4, 2, 3, 1, 2, 2, 2], 1],
      ],
      judge: sameAs({ entry, expected, hint: "Only bad observations in a row count." }),
    },
    {
      name: "worse than the best, though better than the last",
      points: 1,
      calls: () => [[[1, 9, 8, 7, 6, 5], 2]],
      judge: sameAs({ entry, expected, hint: "Compare with the best so far." }),
    },
    {
      name: "never",
      points: 1,
      calls: () => [
        [[5, 4, 3, 2, 1], 0],
        [flat(11), 10],
      ],
      judge: sameAs({ entry, expected, hint: "Without enough bad observations the answer is 0." }),
    },
    {
      name: "random metrics",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("metrics");
        return Array.from({ length: 40 }, () => [Array.from({ length: 30 }, () => random.int(12)), random.int(6)]);
      },
      judge: sameAs({ entry, expected, hint: "Equal to the best is not better." }),
    },
  ],
};

export default exercise;
