import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import { shape } from "../../../../../schedules/shape.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

const entry = "kHolding";
type Args = readonly [left: number, u: number];

const leftAt = (k: number, u: number): number => 1 - shape("cosine", u ** k);

/** By bisection on the decay itself: the higher k, the more is left. */
function expected(...args: readonly Plain[]): number {
  const [left, u] = args as Args;
  let [low, high] = [0, 1000];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle > 0 && leftAt(middle, u) > left) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** The exponent of a clock, from one reading. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "the middle: half left at half",
      points: 1,
      calls: () => [[0.5, 0.5]],
      judge: sameAs({ entry, expected, hint: "A plain cosine does that: k = 1." }),
    },
    {
      name: "half left, later and earlier",
      points: 1,
      calls: () => [
        [0.5, 0.75],
        [0.5, 0.25],
      ],
      judge: sameAs({ entry, expected, hint: "The clock has to show one half when the run is at u: u to the power k is ½." }),
    },
    {
      name: "nine tenths left at half",
      points: 2,
      calls: () => [
        [0.9, 0.5],
        [0.1, 0.5],
      ],
      judge: sameAs({ entry, expected, hint: "First the cosine, backwards: at which clock reading is that part left? Then the clock." }),
    },
    {
      name: "random readings",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("readings");
        return Array.from({ length: 40 }, () => [0.05 + 0.9 * random.next(), 0.1 + 0.8 * random.next()]);
      },
      judge: (outcomes, calls) => {
        for (const [i, args] of calls.entries()) {
          const [left, u] = args as unknown as Args; // this test's own calls
          const k = numberOf(outcomes[i]);
          if (k === null || !(k > 0 && k < 1000)) return wrong(`${callText(entry, args)} must be a number above 0, ${gave(outcomes[i])}.`);
          if (!near(leftAt(k, u), left, 1e-9))
            return wrong(`${callText(entry, args)}: ${gave(outcomes[i])}, which leaves ${formatNumber(leftAt(k, u), 6)}.`);
        }
        return passed("40 readings met.");
      },
    },
  ],
};

export default exercise;
