import { rng } from "../../../../../engine/rng.js";
import { polynomial } from "../../../../../schedules/families/polynomial.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** The first argument: the part of the run that is done, or the part still to come. */
  readonly at: "done" | "to come";
  /** The second argument: the rate, or the part of the first rate that it is. */
  readonly shows: "rate" | "part";
  /** What is told: the power, or 1 over it. */
  readonly gives: "power" | "inverse";
}

const printed: Convention = { entry: "powerOf", at: "done", shows: "rate", gives: "power" };

type Log = readonly [t: number, totalSteps: number, first: number, end: number, power: number];
type Args = readonly [u: number, lr: number, first: number, end: number];

/** One line of a log: what the decay shows at update t. */
const write = ({ at, shows }: Convention, [t, totalSteps, baseLr, endLr, power]: Log): Plain[] => {
  const lr = polynomial({ baseLr, totalSteps, power, endLr })(t);
  return [at === "done" ? t / totalSteps : 1 - t / totalSteps, shows === "rate" ? lr : lr / baseLr, baseLr, endLr];
};
/** What a call tells. */
function read({ at, shows }: Convention, args: readonly Plain[]): Args {
  const [place, shown, baseLr, endLr] = args as unknown as Args;
  return [at === "done" ? place : 1 - place, shows === "rate" ? shown : shown * baseLr, baseLr, endLr];
}

/** The right answer, by bisection: the higher the power, the less is left. */
export const expectedFor =
  (convention: Convention) =>
  (...args: readonly Plain[]): number => {
    const [u, lr, baseLr, endLr] = read(convention, args);
    let [low, high] = [0, 100];
    for (let i = 0; i < 100; i++) {
      const middle = (low + high) / 2;
      if (endLr + (baseLr - endLr) * (1 - u) ** middle > lr) low = middle;
      else high = middle;
    }
    return convention.gives === "power" ? high : 1 / high;
  };

/** The power, read back from one line of a log. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, gives } = convention;
  const logged = (log: Log): Plain[] => write(convention, log);

  /** Draws the decay of the answer's power and looks whether it passes through the logged point. */
  const through =
    (hint: string): Exercise["tests"][number]["judge"] =>
    (outcomes, calls) => {
      for (const [i, args] of calls.entries()) {
        const [u, lr, baseLr, endLr] = read(convention, args);
        const call = callText(entry, args);
        const answer = numberOf(outcomes[i]) ?? Number.NaN;
        const power = gives === "power" ? answer : 1 / answer;
        if (!(power > 0 && power < 100))
          return wrong(
            `${call} must be ${gives === "power" ? "a power above 0" : "1 over a power above 0"}, ${gave(outcomes[i])}. ${hint}`,
          );
        const got = endLr + (baseLr - endLr) * (1 - u) ** power;
        if (!near(got, lr, 1e-6)) {
          const [had, has] = [lr, got].map((rate) => Number(rate.toPrecision(4)));
          return wrong(`${call}: ${gave(outcomes[i])}. With that power the rate is ${has} there, and the log says ${had}. ${hint}`);
        }
      }
      return passed(`${calls.length} powers found.`);
    };

  return {
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
}

export default exerciseFor(printed);
