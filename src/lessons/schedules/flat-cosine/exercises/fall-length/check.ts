import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** The share of the fall: a part of 1, or per cent. */
  readonly share: "part" | "percent";
  /** What is returned: the updates of the fall, or those of the whole run. */
  readonly gives: "fall" | "whole";
  /** How many updates the first argument counts at once. */
  readonly unit: 1 | 10 | 25;
}

const printed: Convention = { entry: "fallLength", share: "part", gives: "fall", unit: 1 };

type Args = readonly [done: number, share: number];

const shareOf = (done: number, fall: number): number => fall / (done + fall);

/** The right answer, by search: the share of the whole rises with the fall; the nearer side of the crossing, in updates. */
export function expectedFor({ share: kind, gives, unit }: Convention): (...args: readonly Plain[]) => number {
  return (...args) => {
    const [counted, given] = args as Args;
    const done = unit * counted;
    const share = kind === "part" ? given : given / 100;
    let fall = 0;
    while (shareOf(done, fall + 0.5) < share) fall++;
    return gives === "fall" ? fall : done + fall;
  };
}

/** The plan of a flat run, made from its end. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, share: kind, gives, unit } = convention;
  const expected = expectedFor(convention);
  const call = (done: number, share: number): Plain[] => [done, kind === "part" ? share : 100 * share];

  return {
    entry,
    tests: [
      {
        name: "a quarter of the whole run",
        points: 1,
        calls: () => [call(750, 0.25), call(300, 0.25)],
        judge: sameAs({
          entry,
          expected,
          hint: unit === 1 ? "750 flat and 250 falling make a run of 1000." : "The fall is then a third as long as the flat part.",
        }),
      },
      {
        name: "half of the whole run",
        points: 1,
        calls: () => [call(100, 0.5), call(801, 0.5)],
        judge: sameAs({ entry, expected, hint: "Flat part and fall are then as long as each other." }),
      },
      {
        name: "no fall",
        points: 1,
        calls: () => [call(100, 0)],
        judge: sameAs({ entry, expected, hint: gives === "fall" ? "Nothing is added." : "Nothing is added to what was done." }),
      },
      {
        name: "whole updates",
        points: 1,
        calls: () => [call(16, 0.2), call(100, 0.3), call(7, 0.25)],
        judge: sameAs({ entry, expected, hint: "Round to the nearest whole number." }),
      },
      {
        name: "random runs",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("falls");
          return Array.from({ length: 50 }, () => {
            const [done, fall] = [10 + random.int(2000), 1 + random.int(900)];
            return call(done, shareOf(unit * done, fall + 0.8 * random.next() - 0.4)); // never half-way between two lengths
          });
        },
        judge: (outcomes, calls) => {
          for (const [i, args] of calls.entries()) {
            const done = unit * (args as unknown as Args)[0]; // this test's own calls
            const answer = numberOf(outcomes[i]);
            if (answer === null) return wrong(`${callText(entry, args)} must be a number of updates, ${gave(outcomes[i])}.`);
            const fall = gives === "fall" ? answer : answer - done;
            if (answer !== expected(...args))
              return wrong(
                `${callText(entry, args)}: ${gave(outcomes[i])}, which is ${formatNumber(shareOf(done, fall), 4)} of a run of ${formatNumber(done + fall, 6)}.`,
              );
          }
          return passed("50 falls planned.");
        },
      },
    ],
  };
}

export default exerciseFor(printed);
