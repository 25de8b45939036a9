import { noiseFloor } from "../../../../../engine/noisyQuadratic.js";
import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

const entry = "rateForFloor";
type Args = readonly [variance: number, h: number, sigma2: number];

/** By bisection on the floor itself, which rises with the rate. */
function expected(...args: readonly Plain[]): number {
  const [variance, h, sigma2] = args as Args;
  let [low, high] = [0, 2 / h];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (noiseFloor({ rate: middle, curvature: h, noiseVariance: sigma2 }) < variance) low = middle;
    else high = middle;
  }
  return high;
}

/** The floor formula, read backwards. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "a low floor, where twice the variance is nearly right",
      points: 1,
      calls: () => [[0.001, 1, 1]],
      judge: sameAs({ entry, expected, tolerance: 0.01, hint: "For a small rate the floor is about ησ²/(2h)." }),
    },
    {
      name: "a high floor, where it is not",
      points: 2,
      calls: () => [
        [1, 1, 1],
        [5, 2, 3],
      ],
      judge: sameAs({ entry, expected, hint: "Multiply out v·h·(2 − ηh) = ησ² and collect what has an η." }),
    },
    {
      name: "no noise allowed, no rate",
      points: 1,
      calls: () => [[0, 2, 1]],
      judge: sameAs({ entry, expected: () => 0, hint: "Only a rate of 0 adds nothing." }),
    },
    {
      name: "random floors",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("floors");
        return Array.from({ length: 40 }, () => [10 ** (3 * random.next() - 2), 0.1 + 4 * random.next(), 0.1 + 4 * random.next()]);
      },
      judge: (outcomes, calls) => {
        for (const [i, args] of calls.entries()) {
          const [variance, h, sigma2] = args as unknown as Args; // this test's own calls
          const rate = numberOf(outcomes[i]);
          if (rate === null || rate < 0 || rate * h >= 2)
            return wrong(`${callText(entry, args)} must be a stable rate, from 0 to below ${formatNumber(2 / h)}, ${gave(outcomes[i])}.`);
          const settles = noiseFloor({ rate, curvature: h, noiseVariance: sigma2 });
          if (!near(settles, variance, 1e-9))
            return wrong(`${callText(entry, args)}: ${gave(outcomes[i])}, which settles at ${formatNumber(settles, 6)}.`);
        }
        return passed("40 floors met.");
      },
    },
  ],
};

export default exercise;
