import { rng } from "../../../../../engine/rng.js";
import { inverseTime } from "../../../../../schedules/families/inverseTime.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "finalPower";
type Args = readonly [eta0: number, gamma: number, spectrum: readonly number[]];

/**
 * Read off the run, direction by direction: the slope of log loss over log t. What is left of the start is followed by its factors, one
 * in a thousand of them where they hardly change any more; the noise falls like the rate, or stays where the rate does.
 */
export function expected(...args: readonly Plain[]): number {
  const [eta0, gamma, spectrum] = args as unknown as Args;
  const lr = inverseTime({ baseLr: eta0, gamma });
  const [from, to] = [1e9, 1e10];
  const noise = Math.log10(lr(from) / lr(to));
  const start = spectrum.map((h) => {
    let shrunk = 0;
    for (let t = from; t < to; t += 1e7) shrunk -= 2e7 * Math.log10(1 - h * lr(t + 5e6));
    return shrunk;
  });
  return Math.min(noise, ...start);
}

/** The classical condition on 1/t, as a function. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "one direction, decayed too fast for it",
      points: 1,
      calls: () => [
        [1, 1, [0.1]],
        [0.5, 0.25, [0.05]],
      ],
      judge: sameAs({ entry, expected, tolerance: 1e-3, hint: "The rate is c / (b + t) with c = eta0 / gamma, and 2ch is below 1." }),
    },
    {
      name: "one direction, slowly enough",
      points: 1,
      calls: () => [
        [1, 1, [2]],
        [1, 0.01, [0.5]],
      ],
      judge: sameAs({ entry, expected, tolerance: 1e-3, hint: "The noise falls no faster than the rate does, like 1/t." }),
    },
    {
      name: "many directions",
      points: 1,
      calls: () => [
        [1, 0.1, [1, 0.5, 0.01]],
        [0.2, 0.1, [0.04, 1, 0.3]],
      ],
      judge: sameAs({ entry, expected, tolerance: 1e-3, hint: "In the end the sum falls like its slowest part." }),
    },
    {
      name: "a rate that never falls",
      points: 1,
      calls: () => [[0.1, 0, [1, 0.1]]],
      judge: sameAs({ entry, expected: () => 0, hint: "With gamma = 0 the loss stands on its noise floor, and t⁻⁰ is constant." }),
    },
    {
      name: "random runs",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("runs");
        return Array.from({ length: 12 }, () => [
          0.1 + random.next(),
          10 ** (-2 * random.next()),
          Array.from({ length: 1 + random.int(4) }, () => 10 ** (-3 * random.next())),
        ]);
      },
      judge: sameAs({ entry, expected, tolerance: 1e-3, hint: "Take the flattest direction, and never more than 1." }),
    },
  ],
};

export default exercise;
