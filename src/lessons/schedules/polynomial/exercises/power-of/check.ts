import { rng } from "../../../../../engine/rng.js";
import { polynomial } from "../../../../../schedules/families/polynomial.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, wrong } from "../../../../judge.js";

const entry = "powerOf";

type Log = readonly [t: number, totalSteps: number, first: number, end: number, power: number];
type Args = readonly [u: number, lr: number, first: number, end: number];

/** One line of a log: what the decay shows at update t. */
const logged = ([t, totalSteps, baseLr, endLr, power]: Log): Plain[] => [
  t / totalSteps,
  polynomial({ baseLr, totalSteps, power, endLr })(t),
  baseLr,
  endLr,
];

/** Draws the decay of the answer's power and looks whether it passes through the logged point. */
const through =
  (hint: string): Exercise["tests"][number]["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const [u, lr, baseLr, endLr] = args as unknown as Args; // this exercise's own calls
      const call = callText(entry, args);
      const power = numberOf(outcomes[i]);
      if (power === null || !(power > 0 && power < 100)) return wrong(`${call} must be a power above 0, ${gave(outcomes[i])}. ${hint}`);
      const got = endLr + (baseLr - endLr) * (1 - u) ** power;
      if (!near(got, lr, 1e-6)) {
        const [had, has] = [lr, got].map((rate) => Number(rate.toPrecision(4)));
        return wrong(`${call}: ${gave(outcomes[i])}. With that power the rate is ${has} there, and the log says ${had}. ${hint}`);
      }
    }
    return passed(`${calls.length} powers found.`);
  };

/** The power, read back from one line of a log. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "a straight line has power 1",
      points: 1,
      calls: () => [logged([50, 100, 0.1, 0, 1]), logged([90, 100, 0.3, 0, 1])],
      judge: through("On a straight line as much of the rate is left as of the time."),
    },
    {
      name: "powers above and below 1, to zero",
      points: 2,
      calls: () => [logged([50, 100, 0.1, 0, 2]), logged([30, 40, 0.01, 0, 0.9]), logged([1, 1000, 0.2, 0, 3])],
      judge: through("A power in an exponent comes down with a logarithm."),
    },
    {
      name: "an end above zero",
      points: 2,
      calls: () => [logged([50, 100, 0.1, 0.01, 2]), logged([300, 400, 0.01, 1e-4, 0.9])],
      judge: through("Only the part above the end follows the power."),
    },
    {
      name: "random logs",
      points: 1,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("logs");
        return Array.from({ length: 40 }, () => {
          const T = 20 + random.int(2000);
          return logged([1 + random.int(T - 10), T, 0.01 + random.next(), 0.01 * random.next(), 0.3 + 3 * random.next()]);
        });
      },
      judge: through("Two logarithms and one division are enough."),
    },
  ],
};

export default exercise;
