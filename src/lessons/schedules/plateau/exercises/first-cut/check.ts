import { rng } from "../../../../../engine/rng.js";
import { reduceOnPlateau } from "../../../../../schedules/controllers/reduceOnPlateau.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** Which metric is the better one. */
  readonly better: "lower" | "higher";
  /** What the second argument counts: the bad observations that are let pass, or those that make a cut. */
  readonly counts: "let pass" | "cut";
  /** Whether an observation as good as the best is a bad one. */
  readonly equal: "bad" | "good";
  /** What is told: how many observations were seen, 0 for no cut; or the cut's place, counted from 0, −1 for no cut. */
  readonly tells: "seen" | "place";
}

const printed: Convention = { entry: "firstCut", better: "lower", counts: "let pass", equal: "bad", tells: "seen" };

type Args = readonly [metrics: readonly number[], patience: number];

/** The call for metrics, the lower the better, and a patience; 20 less a metric is the higher the better. */
const write = ({ better, counts }: Convention, [metrics, patience]: Args): Plain[] => [
  better === "lower" ? metrics : metrics.map((metric) => 20 - metric),
  counts === "let pass" ? patience : patience + 1,
];

/** By the library's own rule, observed until its rate changes; where as good will do, each observation is a hair better than it was. */
export const expectedFor =
  ({ better, counts, equal, tells }: Convention) =>
  (...args: readonly Plain[]): number => {
    const [metrics, count] = args as unknown as Args;
    const rule = reduceOnPlateau({ baseLr: 1, patience: counts === "let pass" ? count : count - 1, threshold: 0 });
    const hair = equal === "bad" ? 0 : 1e-6;
    let state = rule.init();
    for (const [i, metric] of metrics.entries()) {
      state = rule.observe(state, (better === "lower" ? metric : -metric) - i * hair);
      if (rule.lr(state) < 1) return tells === "seen" ? i + 1 : i;
    }
    return tells === "seen" ? 0 : -1;
  };

const flat = (length: number): number[] => new Array<number>(length).fill(1);

/** The plateau rule, counted by hand. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, counts, equal, tells } = convention;
  const expected = expectedFor(convention);
  const call = (...args: Args): Plain[] => write(convention, args);

  return {
    entry,
    tests: [
      {
        name: "a flat metric",
        points: 2,
        calls: () => [call(flat(20), 10), call(flat(9), 0)],
        judge: sameAs({
          entry,
          expected,
          hint:
            equal === "good"
              ? "As good as the best is good enough: a flat metric is never cut."
              : counts === "let pass"
                ? "The first observation sets the mark, the next `patience` are let pass."
                : "The first observation sets the mark, and is not one of the bad ones.",
        }),
      },
      {
        name: "a new best starts the count again",
        points: 1,
        calls: () => [call([5, 6, 6, 4, 5, 5, 5, 5], 2), call([3, 4, 2, 3, 1, 2, 2, 2], 1)],
        judge: sameAs({ entry, expected, hint: "Only bad observations in a row count." }),
      },
      {
        name: "worse than the best, though better than the last",
        points: 1,
        calls: () => [call([1, 9, 8, 7, 6, 5], 2)],
        judge: sameAs({ entry, expected, hint: "Compare with the best so far." }),
      },
      {
        name: "never",
        points: 1,
        calls: () => [call([5, 4, 3, 2, 1], 0), call(flat(11), 10)],
        judge: sameAs({ entry, expected, hint: `Without enough bad observations the answer is ${tells === "seen" ? "0" : "−1"}.` }),
      },
      {
        name: "random metrics",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("metrics");
          return Array.from({ length: 40 }, () =>
            call(
              Array.from({ length: 30 }, () => random.int(12)),
              random.int(6),
            ),
          );
        },
        judge: sameAs({
          entry,
          expected,
          hint: equal === "bad" ? "Equal to the best is not better." : "Equal to the best is no bad observation.",
        }),
      },
    ],
  };
}

export default exerciseFor(printed);
