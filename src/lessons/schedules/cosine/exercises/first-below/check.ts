import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What the first argument is: the part of the peak that is left, or the part that is gone. */
  readonly takes: "left" | "gone";
  /** How the update is told: its number, from 0 or from 1, or how many of the T updates are still to come, itself included. */
  readonly gives: "from 0" | "from 1" | "to come";
}

const printed: Convention = { entry: "firstBelow", takes: "left", gives: "from 0" };

type Args = readonly [ratio: number, T: number];

/** What part of the peak is left at update t. */
const left = (t: number, T: number): number => (1 + Math.cos((Math.PI * t) / T)) / 2;

/** How an update is told, and which one is meant; both are the same turn. */
const told = (gives: Convention["gives"], t: number, T: number): number => ({ "from 0": t, "from 1": t + 1, "to come": T - t })[gives];
const meant = (gives: Convention["gives"], t: number, T: number): number => ({ "from 0": t, "from 1": t - 1, "to come": T - t })[gives];

/** The right answer by search, not by the inverse: the first update that qualifies. */
export function expectedFor({ takes, gives }: Convention): (...args: readonly Plain[]) => number {
  return (...args) => {
    const [part, T] = args as Args;
    const ratio = takes === "left" ? part : 1 - part;
    let t = 0;
    while (t < T && left(t, T) > ratio) t++;
    return told(gives, t, T);
  };
}

/** Ratios half-way between the rates of two neighbouring updates, so that no rounding can decide. */
function between(seed: number, count: number): Args[] {
  const random = rng(seed).split("between");
  return Array.from({ length: count }, () => {
    const T = 20 + random.int(2000);
    const t = random.int(T);
    return [(left(t, T) + left(t + 1, T)) / 2, T] as const;
  });
}

/** The cosine read backwards: from a rate to its update. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, takes, gives } = convention;
  const expected = expectedFor(convention);
  const call = (ratio: number, T: number): Plain[] => [takes === "left" ? ratio : 1 - ratio, T];

  return {
    entry,
    tests: [
      {
        name: "half of the peak, half of the run",
        points: 1,
        calls: () => [call(0.5, 100), call(0.5, 1000)],
        judge: sameAs({ entry, expected, hint: "A cosine passes the middle of its range in the middle of its run." }),
      },
      {
        name: "85 % and 10 % of the peak",
        points: 1,
        calls: () => [call(0.85, 1000), call(0.1, 1000)],
        judge: sameAs({
          entry,
          expected,
          hint: `Solve ${takes === "left" ? "ratio" : "1 − the part gone"} = (1 + cos(πu))/2 for u, then turn u into a step.`,
        }),
      },
      {
        name: "a whole update, the first that qualifies",
        points: 1,
        calls: () => [call(0.2, 7), call(0.7, 30)],
        judge: sameAs({
          entry,
          expected,
          hint: "An update is a whole number. Of the two around the crossing, take the one that is at the ratio or below.",
        }),
      },
      {
        name: "the whole peak at once, nothing only at the end",
        points: 1,
        calls: () => [call(1, 100), call(0, 100)],
        judge: sameAs({ entry, expected, hint: "Update 0 has the whole peak, update T has nothing left." }),
      },
      {
        name: "random ratios and lengths",
        points: 2,
        hidden: true,
        calls: (seed) => between(seed, 60).map(([ratio, T]) => call(ratio, T)),
        judge: (outcomes, calls) => {
          for (const [i, args] of calls.entries()) {
            const [part, T] = args as unknown as Args; // this test's own calls
            const ratio = takes === "left" ? part : 1 - part;
            const answer = numberOf(outcomes[i]);
            const t = answer === null ? null : meant(gives, answer, T);
            if (t === null || !Number.isInteger(t) || t < 0)
              return wrong(`${callText(entry, args)} must be a whole number of updates, ${gave(outcomes[i])}.`);
            if (left(t, T) > ratio)
              return wrong(
                `${callText(entry, args)}: ${gave(outcomes[i])}, where ${formatNumber(left(t, T), 6)} of the peak is left. That is too early.`,
              );
            if (t > 0 && left(t - 1, T) <= ratio)
              return wrong(
                `${callText(entry, args)}: ${gave(outcomes[i])}, but ${gives === "from 0" ? `update ${t - 1}` : "the update before it"} is there already. That is too late.`,
              );
          }
          return passed("60 crossings found.");
        },
      },
    ],
  };
}

export default exerciseFor(printed);
