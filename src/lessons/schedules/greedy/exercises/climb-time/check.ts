import { rng } from "../../../../../engine/rng.js";
import { greedy } from "../../../../../schedules/controllers/greedy.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "climbTime";
type Args = readonly [ratio: number, factor: number, patience: number];

/** By letting the rule read a loss that never stops falling. */
function expected(...args: readonly Plain[]): number {
  const [ratio, factor, patience] = args as Args;
  const rule = greedy({ baseLr: 1, maxLr: ratio, factor, patience, threshold: 0 });
  let state = rule.init();
  let readings = 0;
  while (rule.lr(state) < ratio * (1 - 1e-12)) {
    readings++;
    state = rule.observe(state, -readings);
  }
  return readings;
}

/** How long the climb takes at best. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "no patience, whole raises",
      points: 1,
      calls: () => [
        [8, 0.5, 0],
        [16, 0.25, 0],
      ],
      judge: sameAs({ entry, expected, hint: "With no patience every reading is a raise: divide by the factor until the ceiling." }),
    },
    {
      name: "patience",
      points: 1,
      calls: () => [
        [8, 0.5, 1],
        [4, 0.5, 10],
      ],
      judge: sameAs({ entry, expected, hint: "It acts when the count is above the patience: one reading more." }),
    },
    {
      name: "a last raise that the ceiling cuts short",
      points: 1,
      calls: () => [
        [100, 0.95, 10],
        [50, 0.8, 1],
      ],
      judge: sameAs({ entry, expected, hint: "Raises are whole, and the last one stops at the ceiling." }),
    },
    {
      name: "already there",
      points: 1,
      calls: () => [[1, 0.8, 5]],
      judge: sameAs({ entry, expected, hint: "No raise, no reading." }),
    },
    {
      name: "random climbs",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("climbs");
        return Array.from({ length: 40 }, () => {
          const factor = 0.3 + 0.65 * random.next();
          const raises = 1 + random.int(20) + 0.1 + 0.8 * random.next(); // never near a whole number, so that no rounding can decide
          return [factor ** -raises, factor, random.int(8)];
        });
      },
      judge: sameAs({ entry, expected, hint: "Count the raises first, then the readings of each." }),
    },
  ],
};

export default exercise;
