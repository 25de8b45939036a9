import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import { shape } from "../../../../../schedules/shape.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** The first argument: the part of the peak that is left, or the part that is gone. */
  readonly takes: "left" | "gone";
  /** The shape of the decay. */
  readonly shape: "cosine" | "line";
  /** The second argument: the part of the run that is done, or the part still to come. */
  readonly at: "done" | "to come";
}

const printed: Convention = { entry: "kHolding", takes: "left", shape: "cosine", at: "done" };

type Args = readonly [left: number, u: number];

/** The arguments of a call, and what they were written from. */
const write = ({ takes, at }: Convention, [left, u]: Args): Plain[] => [takes === "left" ? left : 1 - left, at === "done" ? u : 1 - u];
function read({ takes, at }: Convention, args: readonly Plain[]): Args {
  const [part, place] = args as Args;
  return [takes === "left" ? part : 1 - part, at === "done" ? place : 1 - place];
}

const leftAt = (kind: Convention["shape"], k: number, u: number): number => 1 - (kind === "cosine" ? shape("cosine", u ** k) : u ** k);

/** The right answer, by bisection on the decay itself: the higher k, the more is left. */
export const expectedFor =
  (convention: Convention) =>
  (...args: readonly Plain[]): number => {
    const [left, u] = read(convention, args);
    let [low, high] = [0, 1000];
    for (let i = 0; i < 200; i++) {
      const middle = (low + high) / 2;
      if (middle > 0 && leftAt(convention.shape, middle, u) > left) high = middle;
      else low = middle;
    }
    return (low + high) / 2;
  };

/** The exponent of a clock, from one reading. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, shape: kind } = convention;
  const expected = expectedFor(convention);
  const call = (...args: Args): Plain[] => write(convention, args);
  const cosine = kind === "cosine";

  return {
    entry,
    tests: [
      {
        name: "the middle: half left at half",
        points: 1,
        calls: () => [call(0.5, 0.5)],
        judge: sameAs({ entry, expected, hint: `A plain ${cosine ? "cosine" : "line"} does that: k = 1.` }),
      },
      {
        name: "half left, later and earlier",
        points: 1,
        calls: () => [call(0.5, 0.75), call(0.5, 0.25)],
        judge: sameAs({ entry, expected, hint: "The clock has to show one half when the run is at u: u to the power k is ½." }),
      },
      {
        name: "nine tenths left at half",
        points: 2,
        calls: () => [call(0.9, 0.5), call(0.1, 0.5)],
        judge: sameAs({
          entry,
          expected,
          hint: cosine
            ? "First the cosine, backwards: at which clock reading is that part left? Then the clock."
            : "At which clock reading is that part left? Then the clock.",
        }),
      },
      {
        name: "random readings",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("readings");
          return Array.from({ length: 40 }, () => call(0.05 + 0.9 * random.next(), 0.1 + 0.8 * random.next()));
        },
        judge: (outcomes, calls) => {
          for (const [i, args] of calls.entries()) {
            const [left, u] = read(convention, args);
            const k = numberOf(outcomes[i]);
            if (k === null || !(k > 0 && k < 1000))
              return wrong(`${callText(entry, args)} must be a number above 0, ${gave(outcomes[i])}.`);
            if (!near(leftAt(kind, k, u), left, 1e-9))
              return wrong(`${callText(entry, args)}: ${gave(outcomes[i])}, which leaves ${formatNumber(leftAt(kind, k, u), 6)}.`);
          }
          return passed("40 readings met.");
        },
      },
    ],
  };
}

export default exerciseFor(printed);
