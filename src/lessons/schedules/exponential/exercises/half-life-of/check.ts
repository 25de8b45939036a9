import { rng } from "../../../../../engine/rng.js";
import { exponential } from "../../../../../schedules/families/exponential.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How many updates are asked for: those after which this part of the rate is left. */
  readonly part: number;
  /** How the two readings come: as four numbers, or as two pairs. */
  readonly takes: "numbers" | "pairs";
}

const printed: Convention = { entry: "halfLifeOf", part: 0.5, takes: "numbers" };

type Args = readonly [t1: number, r1: number, t2: number, r2: number];

/** The right answer, by bisection on the half-life: too short a one falls further than the reading. */
export function expectedFor({ part }: Convention): (...args: readonly Plain[]) => number {
  return (...args) => {
    const [t1, r1, t2, r2] = args.flat() as unknown as Args; // four numbers either way
    if (r1 === r2) return Number.POSITIVE_INFINITY;
    const [passed, left] = t2 > t1 ? [t2 - t1, r2 / r1] : [t1 - t2, r1 / r2];
    let [short, long] = [0, 1e6];
    for (let i = 0; i < 200; i++) {
      const middle = (short + long) / 2;
      if (part ** (passed / middle) < left) short = middle;
      else long = middle;
    }
    return long;
  };
}

/** A decay known from two lines of its log. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, part, takes } = convention;
  const expected = expectedFor(convention);
  const call = (t1: number, r1: number, t2: number, r2: number): Plain[] =>
    takes === "numbers"
      ? [t1, r1, t2, r2]
      : [
          [t1, r1],
          [t2, r2],
        ];
  const halves = part === 0.5;

  return {
    entry,
    tests: [
      {
        name: halves ? "whole halvings" : "two readings",
        points: 1,
        calls: () => [call(0, 0.1, 40, 0.05), call(100, 0.08, 160, 0.01)],
        judge: sameAs({
          entry,
          expected,
          hint: `From 0.08 to 0.01 are three halvings.${halves ? "" : ` How many times ${part} are they?`}`,
        }),
      },
      {
        name: halves ? "parts of a halving" : "two others",
        points: 1,
        calls: () => [call(0, 0.1, 10, 0.09), call(500, 3e-4, 2500, 1e-4)],
        judge: sameAs({
          entry,
          expected,
          hint: `How often must ${halves ? "2" : `1 / ${part}`} be multiplied to give r1 / r2? The rate falls by factors, not by amounts.`,
        }),
      },
      {
        name: "the later line first",
        points: 1,
        calls: () => [call(160, 0.01, 100, 0.08)],
        judge: sameAs({ entry, expected, hint: "Time and rate both change their sign, so the half-life stays the same." }),
      },
      {
        name: "a rate that stands still",
        points: 1,
        calls: () => [call(0, 0.1, 300, 0.1), call(300, 0.1, 0, 0.1)],
        judge: sameAs({ entry, expected, hint: `It never ${halves ? "halves" : "falls"}: answer Infinity, whichever line comes first.` }),
      },
      {
        name: "random decays",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("readings");
          return Array.from({ length: 40 }, () => {
            const lr = exponential({ baseLr: 10 ** (-4 * random.next()), gamma: 0.5 ** (1 / (1 + random.int(500))) });
            const [t1, t2] = [random.int(100), 100 + random.int(900)];
            return call(t1, lr(t1), t2, lr(t2));
          });
        },
        judge: sameAs({
          entry,
          expected,
          tolerance: 1e-7,
          hint: halves
            ? "Divide the updates that have passed by the number of halvings."
            : "Divide the updates that have passed by the number of such falls.",
        }),
      },
    ],
  };
}

export default exerciseFor(printed);
