import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Outcome, Plain } from "../../../../exercise.js";
import { callText, gave, passed, sameAs, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** The number of the first update. */
  readonly first: 0 | 1;
  /** The part of the run before the peak. */
  readonly rise: number;
  /** What the peak is divided by at the start, and at the end. */
  readonly divisors: readonly [start: number, end: number];
  /** The momentum at both ends, and at the peak. */
  readonly momenta: readonly [ends: number, peak: number];
  readonly shape: "cosine" | "line";
}

const printed: Convention = { entry: "oneCycleAt", first: 0, rise: 0.3, divisors: [25, 250000], momenta: [0.95, 0.85], shape: "cosine" };

type Args = readonly [t: number, T: number, peak: number];

/** The right answer: the rate and the momentum. */
export function expectedFor({
  first,
  rise,
  divisors,
  momenta,
  shape,
}: Convention): (...args: readonly Plain[]) => readonly [number, number] {
  const way = (a: number, b: number, u: number): number => b + (a - b) * (shape === "cosine" ? (1 + Math.cos(Math.PI * u)) / 2 : 1 - u);
  return (...args) => {
    const [number, T, peak] = args as unknown as Args;
    const t = number - first;
    const top = Math.round(rise * (T - 1));
    const u = t <= top ? t / top : (t - top) / (T - 1 - top);
    const [ends, least] = momenta;
    return t <= top ? [way(peak / divisors[0], peak, u), way(ends, least, u)] : [way(peak, peak / divisors[1], u), way(least, ends, u)];
  };
}

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
export function exerciseFor(convention: Convention): Exercise {
  const { entry, first, rise, divisors, momenta, shape } = convention;
  const right = expectedFor(convention);
  const pair = (...args: readonly Plain[]): Plain => [...right(...args)];
  const calls = (all: readonly Args[]): Plain[][] => all.map(([t, T, peak]) => [t + first, T, peak]);
  const [start, end] = divisors;
  const [ends, least] = momenta;
  const along = shape === "cosine" ? "half cosines" : "straight lines";
  return {
    entry,
    hints: [
      `There are two pieces. Find the update at which the peak is, then write one helper for ${shape === "cosine" ? "half a cosine" : "a straight line"} from a value to another.`,
      `\`top = Math.round(${rise} * (T - 1))\`. ${
        first === 0
          ? "Up to `top` the part done is `t / top`; after it `(t - top) / (T - 1 - top)`. The last update is number `T - 1`, not `T`."
          : "With `done = t - 1`, up to `top` the part done is `done / top`; after it `(done - top) / (T - 1 - top)`."
      }`,
      `\`${shape === "cosine" ? "half(a, b, u) = b + (a - b) * (1 + Math.cos(Math.PI * u)) / 2" : "line(a, b, u) = a + (b - a) * u"}\` goes from \`a\` to \`b\`. The rate goes \`peak / ${start}\`, \`peak\`, \`peak / ${end}\`; the momentum ${ends}, ${least}, ${ends}.`,
    ],
    tests: [
      {
        name: "first and last update",
        points: 1,
        calls: () =>
          calls([
            [0, 100, 0.1],
            [99, 100, 0.1],
            [0, 21, 3],
            [20, 21, 3],
          ]),
        judge: sameAs({
          entry,
          expected: pair,
          hint: `It begins at peak / ${start} and ends at peak / ${end}, with momentum ${ends} at both ends.`,
        }),
      },
      {
        name: "the peak comes once, and is never passed",
        points: 2,
        calls: (seed) => calls(wholeRuns(seed)),
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
        calls: (seed) => calls(wholeRuns(seed).filter(([t, T]) => t % 7 === 3 && t < T - 1)),
        judge: (outcomes, calls) => {
          for (const [i, args] of calls.entries()) {
            const [rate] = right(...args);
            if (!(Math.abs(partOf(outcomes[i], 0) - rate) < 1e-9))
              return wrong(
                `${callText(entry, args)}: the rate must be ${rate.toPrecision(6)}, ${gave(outcomes[i])}. It rises and falls along ${along}.`,
              );
          }
          return passed(`${calls.length} rates right.`);
        },
      },
      {
        name: "the momentum goes the other way",
        points: 2,
        calls: (seed) => calls(wholeRuns(seed + 1).filter(([t]) => t % 5 === 2)),
        judge: (outcomes, calls) => {
          for (const [i, args] of calls.entries()) {
            const [, momentum] = right(...args);
            if (!(Math.abs(partOf(outcomes[i], 1) - momentum) < 1e-9))
              return wrong(
                `${callText(entry, args)}: the momentum must be ${momentum.toPrecision(6)}, ${gave(outcomes[i])}. It is lowest, ${least}, where the rate is highest.`,
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
          calls(
            [3, 30, 70].flatMap((t): Args[] => [
              [t, 101, 0.2],
              [t, 101, 0.4],
            ]),
          ),
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
}

export default exerciseFor(printed);
