import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "followTime";
type Args = readonly [rate: number, h: number, left: number];

/** By doing the updates. */
function expected(...args: readonly Plain[]): number {
  const [rate, h, left] = args as Args;
  let [distance, updates] = [1, 0];
  while (Math.abs(distance) > left) {
    distance -= rate * h * distance;
    updates++;
  }
  return updates;
}

/** How long a constant rate needs to follow a moved optimum. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "half of the way, at three rates",
      points: 2,
      calls: () => [
        [0.1, 0.05, 0.5],
        [0.05, 0.05, 0.5],
        [0.01, 0.05, 0.5],
      ],
      judge: sameAs({ entry, expected, hint: "Every update leaves the part 1 − ηh of what was left." }),
    },
    {
      name: "all but a hundredth",
      points: 1,
      calls: () => [[0.1, 0.05, 0.01]],
      judge: sameAs({ entry, expected, hint: "The last hundredth takes as long as the first: it is a product, not a sum." }),
    },
    {
      name: "an update that jumps over the optimum",
      points: 1,
      calls: () => [[1.5, 1, 0.1]],
      judge: sameAs({ entry, expected, hint: "With ηh between 1 and 2 the distance changes its sign and still shrinks." }),
    },
    {
      name: "nothing to follow",
      points: 1,
      calls: () => [[0.1, 0.05, 1]],
      judge: sameAs({ entry, expected, hint: "All of it may be left, so no update is needed." }),
    },
    {
      name: "random rates, curvatures and parts",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("rates");
        return Array.from({ length: 40 }, () => {
          const factor = 0.5 + 0.499 * random.next();
          const h = 0.1 + random.next();
          // Between two updates' ends, so that no rounding can decide.
          return [(1 - factor) / h, h, factor ** (random.int(60) + 0.5)];
        });
      },
      judge: sameAs({ entry, expected, hint: "A whole number of updates, the first with which it is enough." }),
    },
  ],
};

export default exercise;
