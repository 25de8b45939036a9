import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What stands for a curvature. */
  readonly h: string;
  /** The loss is half of this times hθ²; a power of two. */
  readonly scale: number;
  readonly words: readonly [monotone: string, oscillating: string, diverging: string];
  /** What becomes of a distance that stays as it is: it has not been lost, or it counts as lost. */
  readonly limit: "kept" | "lost";
}

const printed: Convention = { entry: "fate", h: "h", scale: 1, words: ["monotone", "oscillating", "diverging"], limit: "kept" };

/** The right answer. */
export function expectedFor({ scale, words, limit }: Convention): (...args: readonly Plain[]) => string {
  const [monotone, oscillating, diverging] = words;
  return (eta, h) => {
    const factor = 1 - scale * Number(eta) * Number(h);
    if (Math.abs(factor) > 1 || (limit === "lost" && Math.abs(factor) === 1)) return diverging;
    return factor >= 0 ? monotone : oscillating;
  };
}

/** Pairs (η, h) whose product is drawn from [low, high], for curvatures of every size. */
function pairs(seed: number, low: number, high: number): number[][] {
  const random = rng(seed);
  return Array.from({ length: 40 }, () => {
    const h = 2 ** (random.int(12) - 4);
    return [(low + (high - low) * random.next()) / h, h];
  });
}

/** Exercise (a): which fate a rate has on a curvature. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, h, scale, words, limit } = convention;
  const [monotone, , diverging] = words;
  const expected = expectedFor(convention);
  const factor = `1 − ${scale === 1 ? "" : scale}η${h}`;
  /** A name gives nothing away where the boundaries are for the learner to find. */
  const named = (open: string, closed: string): string => (convention === printed ? open : closed);
  const scaled = (pairs: readonly (readonly number[])[]): number[][] => pairs.map(([eta = 0, h = 0]) => [eta / scale, h]);
  return {
    entry,
    hints: [
      `Work out $1 - ${scale === 1 ? "" : scale}\\eta ${h}$ first. What an update does to a distance depends on that number alone.`,
      "Two questions decide: is its size above 1? And if not, does its sign change the side?",
      `Ask for the size first: ${limit === "kept" ? "above 1" : "from 1 on"} it is ${diverging}, whatever the sign. Of what is left, a factor of at least 0 is ${monotone}; 0 ${limit === "kept" ? "and 1 belong" : "belongs"} there.`,
    ],
    tests: [
      {
        name: named("a rate below 1/h slides down", "a low rate slides down"),
        points: 1,
        calls: () =>
          scaled([
            [0.1, 4],
            [0.2, 4],
            [0.02, 40],
          ]),
        judge: sameAs({ entry, expected, hint: `The factor ${factor} is between 0 and 1 here.` }),
      },
      {
        name: named("between 1/h and 2/h it changes sides, and converges", "a higher one changes sides, and converges"),
        points: 2,
        calls: () =>
          scaled([
            [0.4, 4],
            [0.3, 4],
            [1.5, 1],
            [0.03, 50],
          ]),
        judge: sameAs({
          entry,
          expected,
          hint: `The factor is negative but its size is below 1: changing sides is not ${diverging}, and 1 is not a special rate.`,
        }),
      },
      {
        name: named("above 2/h it diverges", "too high a rate diverges"),
        points: 1,
        calls: () =>
          scaled([
            [0.6, 4],
            [2.5, 1],
            [0.1, 25],
          ]),
        judge: sameAs({ entry, expected, hint: `The size of the factor ${factor} is above 1.` }),
      },
      {
        name: named("exactly 1/h lands on the minimum: monotone", "landing on the minimum"),
        points: 1,
        calls: () =>
          scaled([
            [0.25, 4],
            [1, 1],
            [0.0625, 16],
          ]),
        judge: sameAs({ entry, expected, hint: "The factor is 0. The point lands and never changes sides." }),
      },
      {
        name: named("exactly 2/h bounces forever: oscillating", "bouncing forever"),
        points: 1,
        calls: () =>
          scaled([
            [0.5, 4],
            [2, 1],
            [0.125, 16],
          ]),
        judge: sameAs({
          entry,
          expected,
          hint: `The factor is −1. The distance does not shrink, ${limit === "kept" ? "but it does not grow either" : "and that is enough here"}.`,
        }),
      },
      {
        name: named("a rate of zero stands still, a flat direction too: monotone", "a rate of zero stands still, a flat direction too"),
        points: 1,
        calls: () =>
          scaled([
            [0, 4],
            [0.3, 0],
          ]),
        judge: sameAs({
          entry,
          expected,
          hint: `The factor is 1: nothing moves, so nothing ${limit === "kept" ? "changes sides or grows" : "comes nearer"}. Mind a division by ${h}.`,
        }),
      },
      {
        name: "a negative rate or curvature leads away",
        points: 1,
        hidden: true,
        calls: () =>
          scaled([
            [-0.1, 4],
            [0.1, -4],
            [-3, 0.5],
          ]),
        judge: sameAs({
          entry,
          expected,
          hint: `The factor ${factor} is above 1, so the distance grows although the point never changes sides.`,
        }),
      },
      {
        name: "random rates and curvatures",
        points: 2,
        hidden: true,
        calls: (seed) =>
          scaled([...pairs(seed, 0.01, 0.99), ...pairs(seed + 1, 1.01, 1.99), ...pairs(seed + 2, 2.01, 8), ...pairs(seed + 3, -3, -0.01)]),
        judge: sameAs({ entry, expected, hint: `Only the product η${h} counts.` }),
      },
    ],
  };
}

export default exerciseFor(printed);
