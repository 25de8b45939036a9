import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What the two modes are called: the one that begins with nothing done, and the one that begins with one part. */
  readonly modes: readonly [fromZero: string, fromOne: string];
  /** The number of the first update. */
  readonly first: 0 | 1;
  /** The part of the peak from which the line rises. */
  readonly floor: number;
  /** What stands for all of the peak: 1, or 100 percent. */
  readonly whole: 1 | 100;
}

const printed: Convention = { entry: "warmup", modes: ["t/w", "(t+1)/w"], first: 0, floor: 0, whole: 1 };

/** The right answer. */
export function expectedFor({ modes, first, floor, whole }: Convention): (...args: readonly Plain[]) => number {
  return (t, w, mode) => {
    if (w === 0) return whole;
    const done = Number(t) - first + (mode === modes[1] ? 1 : 0);
    return whole * (floor + (1 - floor) * Math.min(1, done / Number(w)));
  };
}

/** Exercise (b): which part of the peak a warmup gives to update t. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, modes, first, floor, whole } = convention;
  const [fromZero, fromOne] = modes;
  const expected = expectedFor(convention);
  const call = (t: number, w: number, mode: string): Plain[] => [t + first, w, mode];
  const lowest = `${floor * whole}${whole === 1 ? "" : " percent"}`;
  return {
    entry,
    hints: [
      `Start with the mode \`${fromZero}\` and print the factors of updates ${first} to ${6 + first} for a warmup of 5. Which update is the first with all of it?`,
      `After the warmup the factor stays at ${whole}, so a minimum belongs around the division.${floor === 0 ? "" : ` The line rises from ${lowest}.`}`,
      `With \`w\` equal to 0 the division has no answer. Return ${whole} before you come to it.`,
    ],
    tests: [
      {
        name: `${fromZero} begins with ${floor === 0 ? "nothing" : lowest}`,
        points: 1,
        calls: () => [0, 1, 4].map((t) => call(t, 5, fromZero)),
        judge: sameAs({ entry, expected, hint: `Update ${first} has 0 of w parts.` }),
      },
      {
        name: `${fromOne} begins with one part`,
        points: 1,
        calls: () => [0, 1, 3].map((t) => call(t, 5, fromOne)),
        judge: sameAs({ entry, expected, hint: `Update ${first} has one of w parts already.` }),
      },
      {
        name: `each reaches exactly ${whole}, at its own update`,
        points: 2,
        calls: () => [
          call(5, 5, fromZero),
          call(4, 5, fromOne),
          call(7, 7, fromZero),
          call(6, 7, fromOne),
          call(1, 1, fromZero),
          call(0, 1, fromOne),
        ],
        judge: (outcomes, calls) => {
          for (const [i, args] of calls.entries())
            if (!near(numberOf(outcomes[i]) ?? Number.NaN, whole, floor === 0 ? 0 : 1e-12))
              return wrong(
                `${callText(entry, args)} must be exactly ${whole}, ${gave(outcomes[i])}. The one mode arrives at update ${first === 0 ? "w" : "w + 1"}, the other one sooner.`,
              );
          return passed("Both arrive.");
        },
      },
      {
        name: `after the warmup it stays at ${whole}`,
        points: 1,
        calls: () => [call(6, 5, fromZero), call(5, 5, fromOne), call(1000, 5, fromZero), call(1000, 5, fromOne)],
        judge: sameAs({ entry, expected, hint: `The rate of the peak is multiplied by this. Above ${whole} it would go on climbing.` }),
      },
      {
        name: "no warmup is legal",
        points: 1,
        calls: () => [call(0, 0, fromZero), call(0, 0, fromOne), call(9, 0, fromZero)],
        judge: sameAs({ entry, expected, hint: `With w = 0 the full rate counts from update ${first}. Mind 0/0.` }),
      },
      {
        name: "random warmups",
        points: 1,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed);
          return Array.from({ length: 60 }, (_, i) => {
            const w = 2 + random.int(400);
            return call(random.int(2 * w), w, i % 2 === 0 ? fromZero : fromOne);
          });
        },
        judge: sameAs({ entry, expected, hint: `Never above ${whole}, and one part more in the second mode.` }),
      },
    ],
  };
}

export default exerciseFor(printed);
