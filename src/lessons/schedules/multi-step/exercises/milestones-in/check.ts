import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { near, sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What a milestone is: the first update with the lower rate, or the last with the higher one. */
  readonly names: "lower" | "higher";
  /** The number of the first update. */
  readonly first: 0 | 1;
  /** How a milestone is listed that dropped twice: twice, or once. */
  readonly repeats: "twice" | "once";
}

const printed: Convention = { entry: "milestonesIn", names: "lower", first: 0, repeats: "twice" };

/** The right answer, by trial: drops the rate before until it meets the rate after. */
export function expectedFor({ names, first, repeats }: Convention): (...args: readonly Plain[]) => number[] {
  return (...args) => {
    const [rates, gamma] = args as unknown as Args;
    const found: number[] = [];
    rates.forEach((rate, t) => {
      let before = rates[Math.max(0, t - 1)] ?? rate;
      while (!near(before, rate, 1e-9)) {
        before *= gamma;
        found.push(t + first - (names === "lower" ? 0 : 1));
      }
    });
    return repeats === "twice" ? found : [...new Set(found)];
  };
}

type Args = readonly [rates: readonly number[], gamma: number];

/** A trace as a training loop logs it: the rate is multiplied again and again, with all the rounding that brings. */
function trace(first: number, steps: number, milestones: readonly number[], gamma: number): Args {
  let rate = first;
  const rates = Array.from({ length: steps }, (_, t) => {
    for (const milestone of milestones) if (milestone === t) rate *= gamma;
    return rate;
  });
  return [rates, gamma];
}

/** A staircase read backwards: from its rates to its milestones. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, names, repeats } = convention;
  const expected = expectedFor(convention);

  return {
    entry,
    tests: [
      {
        name: "one drop",
        points: 1,
        calls: () => [trace(0.1, 8, [5], 0.1), trace(0.4, 6, [1], 0.5)],
        judge: sameAs({
          entry,
          expected,
          hint:
            names === "lower"
              ? "A milestone is the first update with the lower rate."
              : "A milestone is the last update with the higher rate.",
        }),
      },
      {
        name: "several drops, and none",
        points: 1,
        calls: () => [trace(0.1, 12, [3, 6, 9], 0.1), trace(3e-4, 10, [8, 9], Math.sqrt(0.1)), trace(0.1, 5, [], 0.1)],
        judge: sameAs({ entry, expected, hint: "Compare each rate with the one before it; the first has none." }),
      },
      {
        name: "a milestone that was given twice",
        points: 1,
        calls: () => [trace(1, 9, [2, 2, 5], 0.5), trace(0.1, 7, [4, 4, 4], 0.3)],
        judge: sameAs({
          entry,
          expected,
          hint:
            repeats === "twice"
              ? "How many factors γ lie between the two rates? List the update once for each."
              : "List the update once, however many factors γ lie between the two rates.",
        }),
      },
      {
        name: "random traces",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const draw = rng(seed).split("traces");
          return Array.from({ length: 40 }, () => {
            const steps = 20 + draw.int(60);
            const milestones = Array.from({ length: draw.int(5) }, () => 1 + draw.int(steps - 1));
            return trace(10 ** (-3 * draw.next()), steps, [...milestones, ...milestones.slice(0, 1)], 0.1 + 0.8 * draw.next());
          });
        },
        judge: sameAs({ entry, expected, hint: "The rates carry rounding errors: round the number of drops." }),
      },
    ],
  };
}

export default exerciseFor(printed);
