import { rng } from "../../../../../engine/rng.js";
import type { Exercise, ExerciseTest, Outcome, Plain } from "../../../../exercise.js";
import { callText, gave, near, passed, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What is counted: the rates, or the factors between them. */
  readonly counts: "rates" | "factors";
  /** Whether the two ends come as rates or as decimal logarithms. */
  readonly takes: "rates" | "exponents";
  /** Whether the list goes up, or is the other way round, from the second end to the first. */
  readonly order: "forth" | "back";
}

const printed: Convention = { entry: "sweep", counts: "rates", takes: "rates", order: "forth" };

type Args = readonly [from: number, to: number, n: number];

/** The arguments of a call, and what they were written from, with the first rate first. */
const write = ({ counts, takes }: Convention, [from, to, n]: Args): Plain[] => [
  takes === "rates" ? from : Math.log10(from),
  takes === "rates" ? to : Math.log10(to),
  counts === "rates" ? n : n - 1,
];
function read({ counts, takes, order }: Convention, args: readonly Plain[]): Args {
  const [from, to, n] = args as unknown as Args;
  const [first, last] = takes === "rates" ? [from, to] : [10 ** from, 10 ** to];
  return [order === "forth" ? first : last, order === "forth" ? last : first, counts === "rates" ? n : n + 1];
}

/** The right answer. */
export const expectedFor =
  (convention: Convention) =>
  (...args: readonly Plain[]): number[] => {
    const [from, to, n] = read(convention, args);
    return Array.from({ length: n }, (_, i) => from ** (1 - i / (n - 1)) * to ** (i / (n - 1)));
  };

/** The rates, if what came is as many numbers as were asked for. */
function ratesOf(outcome: Outcome | undefined, n: number): readonly number[] | null {
  if (!outcome?.ok || !Array.isArray(outcome.value) || outcome.value.length !== n) return null;
  const numbers = outcome.value.filter((rate): rate is number => typeof rate === "number" && Number.isFinite(rate));
  return numbers.length === n ? numbers : null;
}

/** What is asked of the rates of one call; says what is wrong with them. */
type Look = (rates: readonly number[], args: Args) => string | null;

const firstIs: Look = (rates, [from]) => (near(rates[0] ?? 0, from, 1e-9) ? null : `its first rate must be ${from}.`);
const lastIs: Look = (rates, [, to]) =>
  near(rates.at(-1) ?? 0, to, 1e-9) ? null : `its last rate must be ${to}. Between n rates there are n − 1 factors.`;
const equalFactors: Look = (rates) => {
  const factors = rates.slice(1).map((rate, i) => rate / (rates[i] as number)); // rates has one more
  return factors.every((factor) => near(factor, factors[0] ?? 0, 1e-9))
    ? null
    : "its factors are not equal. Divide each rate by the one before it.";
};

/** The rates of a range test. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry } = convention;
  const call = (...args: Args): Plain[] => write(convention, args);

  const looking =
    (looks: readonly Look[], done: string): ExerciseTest["judge"] =>
    (outcomes, calls) => {
      for (const [i, args] of calls.entries()) {
        const of = read(convention, args);
        const rates = ratesOf(outcomes[i], of[2]);
        if (!rates) return wrong(`${callText(entry, args)} must be ${of[2]} numbers, ${gave(outcomes[i])}.`);
        for (const look of looks) {
          const fault = look(rates, of);
          if (fault) return wrong(`${callText(entry, args)}: ${gave(outcomes[i])}, but ${fault}`);
        }
      }
      return passed(done);
    };

  const three: readonly (readonly Plain[])[] = [call(0.001, 1, 4), call(1e-7, 10, 9)];

  return {
    entry,
    tests: [
      { name: "the first rate", points: 1, calls: () => three, judge: looking([firstIs], "Both begin where they should.") },
      { name: "the last rate", points: 1, calls: () => three, judge: looking([lastIs], "Both end where they should.") },
      { name: "equal factors", points: 1, calls: () => three, judge: looking([equalFactors], "One factor each.") },
      {
        name: "two rates, and a fall",
        points: 1,
        calls: () => [call(0.01, 0.1, 2), call(1, 0.01, 5)],
        judge: looking([firstIs, lastIs, equalFactors], "Both right."),
      },
      {
        name: "random sweeps",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("sweeps");
          return Array.from({ length: 20 }, () => call(10 ** (-8 + 4 * random.next()), 10 ** (-2 + 3 * random.next()), 2 + random.int(30)));
        },
        judge: looking([firstIs, lastIs, equalFactors], "20 sweeps right."),
      },
    ],
  };
}

export default exerciseFor(printed);
