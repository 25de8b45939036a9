import { noiseFloor } from "../../../../../engine/noisyQuadratic.js";
import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What tells the floor: the variance of the place, its standard deviation, or the loss ½hv. */
  readonly floor: "variance" | "deviation" | "loss";
  /** What tells the gradient's noise. */
  readonly noise: "variance" | "deviation";
}

const printed: Convention = { entry: "rateForFloor", floor: "variance", noise: "variance" };

type Args = readonly [variance: number, h: number, sigma2: number];

/** The arguments of a call, and what they were written from. */
const write = ({ floor, noise }: Convention, [variance, h, sigma2]: Args): Plain[] => [
  { variance, deviation: Math.sqrt(variance), loss: (h * variance) / 2 }[floor],
  h,
  noise === "variance" ? sigma2 : Math.sqrt(sigma2),
];
function read({ floor, noise }: Convention, args: readonly Plain[]): Args {
  const [given, h, sigma] = args as Args;
  return [{ variance: given, deviation: given ** 2, loss: (2 * given) / h }[floor], h, noise === "variance" ? sigma : sigma ** 2];
}

/** The right answer, by bisection on the floor itself, which rises with the rate. */
export const expectedFor =
  (convention: Convention) =>
  (...args: readonly Plain[]): number => {
    const [variance, h, sigma2] = read(convention, args);
    let [low, high] = [0, 2 / h];
    for (let i = 0; i < 200; i++) {
      const middle = (low + high) / 2;
      if (noiseFloor({ rate: middle, curvature: h, noiseVariance: sigma2 }) < variance) low = middle;
      else high = middle;
    }
    return high;
  };

/** The floor formula, read backwards. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry } = convention;
  const expected = expectedFor(convention);
  const call = (...args: Args): Plain[] => write(convention, args);

  return {
    entry,
    tests: [
      {
        name: convention.floor === "variance" ? "a low floor, where twice the variance is nearly right" : "a low floor",
        points: 1,
        calls: () => [call(0.001, 1, 1)],
        judge: sameAs({ entry, expected, tolerance: 0.01, hint: "For a small rate the floor is about ησ²/(2h)." }),
      },
      {
        name: "a high floor, where it is not",
        points: 2,
        calls: () => [call(1, 1, 1), call(5, 2, 3)],
        judge: sameAs({ entry, expected, hint: "Multiply out v·h·(2 − ηh) = ησ² and collect what has an η." }),
      },
      {
        name: "no noise allowed, no rate",
        points: 1,
        calls: () => [call(0, 2, 1)],
        judge: sameAs({ entry, expected: () => 0, hint: "Only a rate of 0 adds nothing." }),
      },
      {
        name: "random floors",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("floors");
          return Array.from({ length: 40 }, () => call(10 ** (3 * random.next() - 2), 0.1 + 4 * random.next(), 0.1 + 4 * random.next()));
        },
        judge: (outcomes, calls) => {
          for (const [i, args] of calls.entries()) {
            const [variance, h, sigma2] = read(convention, args);
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
}

export default exerciseFor(printed);
