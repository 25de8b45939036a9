import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

const entry = "fallLength";
type Args = readonly [done: number, share: number];

const shareOf = (done: number, fall: number): number => fall / (done + fall);

/** By search: the share of the whole rises with the fall; the nearer side of the crossing, in updates. */
function expected(...args: readonly Plain[]): number {
  const [done, share] = args as Args;
  let fall = 0;
  while (shareOf(done, fall + 0.5) < share) fall++;
  return fall;
}

/** The plan of a flat run, made from its end. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "a quarter of the whole run",
      points: 1,
      calls: () => [
        [750, 0.25],
        [300, 0.25],
      ],
      judge: sameAs({ entry, expected, hint: "750 flat and 250 falling make a run of 1000." }),
    },
    {
      name: "half of the whole run",
      points: 1,
      calls: () => [
        [100, 0.5],
        [801, 0.5],
      ],
      judge: sameAs({ entry, expected, hint: "Flat part and fall are then as long as each other." }),
    },
    {
      name: "no fall",
      points: 1,
      calls: () => [[100, 0]],
      judge: sameAs({ entry, expected, hint: "Nothing is added." }),
    },
    {
      name: "whole updates",
      points: 1,
      calls: () => [
        [16, 0.2],
        [100, 0.3],
        [7, 0.25],
      ],
      judge: sameAs({ entry, expected, hint: "Round to the nearest whole number." }),
    },
    {
      name: "random runs",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("falls");
        return Array.from({ length: 50 }, () => {
          const [done, fall] = [10 + random.int(2000), 1 + random.int(900)];
          return [done, shareOf(done, fall + 0.8 * random.next() - 0.4)]; // never half-way between two lengths
        });
      },
      judge: (outcomes, calls) => {
        for (const [i, args] of calls.entries()) {
          const [done, share] = args as unknown as Args; // this test's own calls
          const fall = numberOf(outcomes[i]);
          if (fall === null) return wrong(`${callText(entry, args)} must be a number of updates, ${gave(outcomes[i])}.`);
          if (fall !== expected(done, share))
            return wrong(
              `${callText(entry, args)}: ${gave(outcomes[i])}, which is ${formatNumber(shareOf(done, fall), 4)} of a run of ${formatNumber(done + fall, 6)}.`,
            );
        }
        return passed("50 falls planned.");
      },
    },
  ],
};

export default exercise;
