import { rng } from "../../../../../engine/rng.js";
import { inverseTime } from "../../../../../schedules/families/inverseTime.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What is told: the power of the loss, of the distance, which is its root, or what so many times the updates leave of the loss. */
  readonly tells: "loss" | "distance" | 2 | 10;
  /** The second argument: γ, or its inverse, which is infinite where the rate never falls. */
  readonly fall: "gamma" | "inverse";
  /** The third argument: curvatures, or their inverses. */
  readonly lists: "curvatures" | "lengths";
}

const printed: Convention = { entry: "finalPower", tells: "loss", fall: "gamma", lists: "curvatures" };

type Args = readonly [eta0: number, gamma: number, spectrum: readonly number[]];

/**
 * Read off the run, direction by direction: the slope of log loss over log t. What is left of the start is followed by its factors, one
 * in a thousand of them where they hardly change any more; the noise falls like the rate, or stays where the rate does.
 */
function powerOf([eta0, gamma, spectrum]: Args): number {
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

/** The call for a run. */
const write = ({ fall, lists }: Convention, [eta0, gamma, spectrum]: Args): Plain[] => [
  eta0,
  fall === "gamma" ? gamma : 1 / gamma,
  spectrum.map((h) => (lists === "curvatures" ? h : 1 / h)),
];
/** The run of a call: inverses are inverses of each other. */
const read = (convention: Convention, args: readonly Plain[]): Args => write(convention, args as unknown as Args) as unknown as Args;

/** What is told of a power. */
const told = ({ tells }: Convention, power: number): number =>
  tells === "loss" ? power : tells === "distance" ? power / 2 : tells ** -power;

export const expectedFor =
  (convention: Convention) =>
  (...args: readonly Plain[]): number =>
    told(convention, powerOf(read(convention, args)));

/** The classical condition on 1/t, as a function. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry } = convention;
  const expected = expectedFor(convention);
  const call = (...args: Args): Plain[] => write(convention, args);

  return {
    entry,
    tests: [
      {
        name: "one direction, decayed too fast for it",
        points: 1,
        calls: () => [call(1, 1, [0.1]), call(0.5, 0.25, [0.05])],
        judge: sameAs({ entry, expected, tolerance: 1e-3, hint: "The rate is c / (b + t) with c = eta0 / gamma, and 2ch is below 1." }),
      },
      {
        name: "one direction, slowly enough",
        points: 1,
        calls: () => [call(1, 1, [2]), call(1, 0.01, [0.5])],
        judge: sameAs({ entry, expected, tolerance: 1e-3, hint: "The noise falls no faster than the rate does, like 1/t." }),
      },
      {
        name: "many directions",
        points: 1,
        calls: () => [call(1, 0.1, [1, 0.5, 0.01]), call(0.2, 0.1, [0.04, 1, 0.3])],
        judge: sameAs({ entry, expected, tolerance: 1e-3, hint: "In the end the sum falls like its slowest part." }),
      },
      {
        name: "a rate that never falls",
        points: 1,
        calls: () => [call(0.1, 0, [1, 0.1])],
        judge: sameAs({
          entry,
          expected: () => told(convention, 0),
          hint: "With gamma = 0 the loss stands on its noise floor, and t⁻⁰ is constant.",
        }),
      },
      {
        name: "random runs",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("runs");
          return Array.from({ length: 12 }, () =>
            call(
              0.1 + random.next(),
              10 ** (-2 * random.next()),
              Array.from({ length: 1 + random.int(4) }, () => 10 ** (-3 * random.next())),
            ),
          );
        },
        judge: sameAs({ entry, expected, tolerance: 1e-3, hint: "Take the flattest direction, and never more than 1." }),
      },
    ],
  };
}

export default exerciseFor(printed);
