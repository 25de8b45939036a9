import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** The part of the run at which the bend is told. */
  readonly place: number;
  /** The first argument: the part of the run that is done, or the part still to come. */
  readonly at: "done" | "to come";
}

const printed: Convention = { entry: "bentLine", place: 0.5, at: "done" };

/** The right answer without b: odds. What is left against what is gone, at u, is the line's odds times those of the bend. */
export function expectedFor({ place, at }: Convention): (...args: readonly Plain[]) => number {
  return (...args) => {
    const [part, middle] = args as readonly [number, number];
    const u = at === "done" ? part : 1 - part;
    if (u === 1) return 0;
    const bend = (middle / (1 - middle)) * (place / (1 - place));
    return u === 0 ? 1 : (((1 - u) / u) * bend) / (1 + ((1 - u) / u) * bend);
  };
}

/** REX with its bend as a parameter. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, place, at } = convention;
  const expected = expectedFor(convention);
  const call = (u: number, middle: number): Plain[] => [at === "done" ? u : 1 - u, middle];
  const half = place === 0.5;

  return {
    entry,
    tests: [
      {
        name: half ? "straight where the middle is a half" : "a half",
        points: 1,
        calls: () => [call(0.25, 0.5), call(0.8, 0.5)],
        judge: sameAs({
          entry,
          expected,
          hint: half ? "With b = 0 nothing is left of the denominator." : `Put u = ${place} into the formula and solve for b.`,
        }),
      },
      {
        name: half ? "REX where the middle is two thirds" : "two thirds",
        points: 1,
        calls: () => [call(0.5, 2 / 3), call(0.8, 2 / 3)],
        judge: sameAs({
          entry,
          expected,
          hint: half
            ? "REX has b = 1/2. Put u = 1/2 into the formula and solve for b."
            : `Put u = ${place} into the formula and solve for b.`,
        }),
      },
      {
        name: "the ends, whatever the bend",
        points: 1,
        calls: () => [call(0, 0.9), call(1, 0.9), call(0, 0.2), call(1, 0.2)],
        judge: sameAs({ entry, expected, hint: "It begins at 1 and ends at 0." }),
      },
      {
        name: half ? "a middle below a half: steep at first" : "low ones: steep at first",
        points: 1,
        calls: () => [call(0.5, 0.25), call(0.1, 0.2)],
        judge: sameAs({ entry, expected, hint: "Then b is negative, and the denominator grows." }),
      },
      {
        name: "random bends",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("bends");
          return Array.from({ length: 40 }, () => call(0.02 + 0.96 * random.next(), 0.05 + 0.9 * random.next()));
        },
        judge: sameAs({ entry, expected, hint: `${half ? "The middle" : "It"} is met at u = ${half ? "1/2" : place} for every bend.` }),
      },
    ],
  };
}

export default exerciseFor(printed);
