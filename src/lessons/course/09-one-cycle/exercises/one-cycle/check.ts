import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Outcome, Plain } from "../../../../exercise.js";
import { callText, gave, passed, sameAs, wrong } from "../../../../judge.js";

const entry = "oneCycleAt";
type Args = readonly [t: number, T: number, peak: number];

const half = (a: number, b: number, u: number): number => b + ((a - b) * (1 + Math.cos(Math.PI * u))) / 2;

function right(...args: readonly Plain[]): readonly [number, number] {
  const [t, T, peak] = args as unknown as Args;
  const top = Math.round(0.3 * (T - 1));
  const u = t <= top ? t / top : (t - top) / (T - 1 - top);
  return t <= top ? [half(peak / 25, peak, u), half(0.95, 0.85, u)] : [half(peak, peak / 250000, u), half(0.85, 0.95, u)];
}
const pair = (...args: readonly Plain[]): Plain => [...right(...args)];

const partOf = (outcome: Outcome | undefined, i: number): number => {
  const value = outcome?.ok && Array.isArray(outcome.value) ? outcome.value[i] : null;
  return typeof value === "number" ? value : Number.NaN;
};

const lengths = (seed: number): readonly number[] => {
  const random = rng(seed);
  return [...new Set([10, 11, 21, 100, ...Array.from({ length: 4 }, () => 22 + random.int(70))])];
};
const wholeRuns = (seed: number): Args[] => lengths(seed).flatMap((T) => Array.from({ length: T }, (_, t): Args => [t, T, 0.1]));

/** Exercise (a): two phases, rate and momentum. */
const exercise: Exercise = {
  entry,
  hints: [
    "There are two pieces. Find the update at which the peak is, then write one helper for half a cosine from a value to another.",
    "`top = Math.round(0.3 * (T - 1))`. Up to `top` the part done is `t / top`; after it `(t - top) / (T - 1 - top)`. The last update is number `T - 1`, not `T`.",
    "`half(a, b, u) = b + (a - b) * (1 + Math.cos(Math.PI * u)) / 2` goes from `a` to `b`. The rate goes `peak / 25`, `peak`, `peak / 250000`; the momentum 0.95, 0.85, 0.95.",
  ],
  tests: [
    {
      name: "first and last update",
      points: 1,
      calls: () => [
        [0, 100, 0.1],
        [99, 100, 0.1],
        [0, 21, 3],
        [20, 21, 3],
      ],
      judge: sameAs({ entry, expected: pair, hint: "It begins at peak / 25 and ends at peak / 250000, with momentum 0.95 at both ends." }),
    },
    {
      name: "the peak comes once, and is never passed",
      points: 2,
      calls: (seed) => wholeRuns(seed) as unknown as Plain[][],
      judge: (outcomes, calls) => {
        for (const T of new Set(calls.map(([, T]) => Number(T)))) {
          const rates = calls.flatMap(([, own], i) => (own === T ? [partOf(outcomes[i], 0)] : []));
          const highest = Math.max(...rates);
          if (!(highest <= 0.1 * (1 + 1e-9)))
            return wrong(
              `With T = ${T} and a peak of 0.1 the highest rate is ${Number.isNaN(highest) ? "no number" : highest.toPrecision(4)}. The peak must never be passed.`,
            );
          const full = rates.filter((rate) => rate > 0.1 * (1 - 1e-9)).length;
          if (full !== 1)
            return wrong(`With T = ${T} the whole peak is the rate of ${full} updates; it must be that of exactly one, also for odd T.`);
        }
        return passed("One peak at each length.");
      },
    },
    {
      name: "the rate on the way",
      points: 2,
      calls: (seed) => wholeRuns(seed).filter(([t, T]) => t % 7 === 3 && t < T - 1) as unknown as Plain[][],
      judge: (outcomes, calls) => {
        for (const [i, args] of calls.entries()) {
          const [rate] = right(...args);
          if (!(Math.abs(partOf(outcomes[i], 0) - rate) < 1e-9))
            return wrong(
              `${callText(entry, args)}: the rate must be ${rate.toPrecision(6)}, ${gave(outcomes[i])}. It rises and falls along half cosines.`,
            );
        }
        return passed(`${calls.length} rates right.`);
      },
    },
    {
      name: "the momentum goes the other way",
      points: 2,
      calls: (seed) => wholeRuns(seed + 1).filter(([t]) => t % 5 === 2) as unknown as Plain[][],
      judge: (outcomes, calls) => {
        for (const [i, args] of calls.entries()) {
          const [, momentum] = right(...args);
          if (!(Math.abs(partOf(outcomes[i], 1) - momentum) < 1e-9))
            return wrong(
              `${callText(entry, args)}: the momentum must be ${momentum.toPrecision(6)}, ${gave(outcomes[i])}. It is lowest, 0.85, where the rate is highest.`,
            );
        }
        return passed(`${calls.length} momenta right.`);
      },
    },
    {
      name: "twice the peak, twice every rate",
      points: 1,
      hidden: true,
      calls: () =>
        [3, 30, 70].flatMap((t): Plain[][] => [
          [t, 101, 0.2],
          [t, 101, 0.4],
        ]),
      judge: (outcomes) => {
        for (let i = 0; i < outcomes.length; i += 2) {
          const [once, twice] = [partOf(outcomes[i], 0), partOf(outcomes[i + 1], 0)];
          if (!(once > 0 && Math.abs(twice - 2 * once) < 1e-9)) return wrong("Start and end are parts of the peak: they double with it.");
        }
        return passed("3 rates doubled.");
      },
    },
  ],
};

export default exercise;
