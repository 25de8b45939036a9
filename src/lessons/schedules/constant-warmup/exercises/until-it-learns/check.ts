import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** The error that counts as learning. */
  readonly below: number;
  /** How many of them must have been seen. */
  readonly needs: 1 | 2;
  readonly rates: readonly [low: number, full: number];
}

const printed: Convention = { entry: "untilItLearns", below: 0.8, needs: 1, rates: [0.01, 0.1] };

/** The right answer, by the place of the error that settles it: all updates after it have the full rate. */
export function expectedFor({ below, needs, rates }: Convention): (...args: readonly Plain[]) => number[] {
  return (given) => {
    const errors = given as readonly number[];
    const places = errors.flatMap((error, t) => (error < below ? [t] : []));
    const settles = places[needs - 1] ?? errors.length;
    return errors.map((_, t) => (t <= settles ? rates[0] : rates[1]));
  };
}

/** A warmup that ends when something is seen. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, below, needs } = convention;
  const expected = expectedFor(convention);
  /** Errors around 0.8, moved to lie around this threshold. */
  const call = (errors: readonly number[]): Plain[] => [errors.map((error) => Number((error + (below - 0.8)).toFixed(5)))];

  return {
    entry,
    tests: [
      {
        name: "low while nothing is learned",
        points: 1,
        calls: () => [call([0.9, 0.89, 0.9]), call([])],
        judge: sameAs({ entry, expected, hint: `No error below ${below} was seen.` }),
      },
      {
        name: "the next update is the first at the full rate",
        points: 2,
        calls: () => [call([0.9, 0.85, 0.79, 0.7, 0.6]), call([0.5, 0.4])],
        judge: sameAs({ entry, expected, hint: "The error after update t is not known when update t is made." }),
      },
      {
        name: "for good, even where the error rises again",
        points: 1,
        calls: () => [call([0.9, 0.75, 0.85, 0.9, 0.7, 0.85])],
        judge: sameAs({ entry, expected, hint: "Once the jump is made nothing takes it back." }),
      },
      {
        name: `below ${below}, not at it`,
        points: 1,
        calls: () => [call([0.9, 0.8, 0.8, 0.79, 0.7].concat(needs === 1 ? [] : [0.6]))],
        judge: sameAs({ entry, expected, hint: `${below} itself is not below ${below}.` }),
      },
      {
        name: "random runs",
        points: 1,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("errors");
          return Array.from({ length: 20 }, () =>
            call(Array.from({ length: 12 }, (_, t) => Number((0.95 - 0.015 * t + 0.12 * (random.next() - 0.5)).toFixed(5)))),
          );
        },
        judge: sameAs({ entry, expected, hint: "One of the rates is off." }),
      },
    ],
  };
}

export default exerciseFor(printed);
