import { rng } from "../../../../../engine/rng.js";
import { stepDecay } from "../../../../../schedules/families/stepDecay.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** When a drop acts: on the update with its number, or on the one after it. */
  readonly acts: "on" | "after";
  /** What the drops must leave: at least so many updates after the last one. */
  readonly leaves: 1 | 5 | 10;
}

const printed: Convention = { entry: "largestStepSize", acts: "on", leaves: 1 };

/** How many drops the updates of a run see. */
function dropsSeen(T: number, stepSize: number): number {
  const lr = stepDecay({ baseLr: 1, stepSize, gamma: 0.5 });
  return T < 1 ? 0 : Math.round(-Math.log2(lr(T - 1)));
}

/** The right answer, by trial, from the longest stair down: what the last update sees that is early enough for what must follow. */
export function expectedFor({ acts, leaves }: Convention): (...args: readonly Plain[]) => number {
  const early = leaves - 1 + (acts === "on" ? 0 : 1);
  return (...args) => {
    const [T, drops] = args as readonly [number, number];
    let stepSize = T;
    while (stepSize > 0 && dropsSeen(T - early, stepSize) < drops) stepSize--;
    return stepSize;
  };
}

/** The staircase, counted from its end. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, acts, leaves } = convention;
  const expected = expectedFor(convention);

  return {
    entry,
    tests: [
      {
        name: "a run that does not divide evenly",
        points: 1,
        calls: () => [
          [100, 3],
          [10, 4],
        ],
        judge: sameAs({
          entry,
          expected,
          hint:
            acts === "on"
              ? "Drop number n comes at update n · stepSize, a whole number."
              : "Drop number n acts from update n · stepSize + 1 on, a whole number.",
        }),
      },
      {
        name: "90 epochs, and drops that all count",
        points: 2,
        calls: () => [
          [90, 3],
          [100, 4],
          [8, 1],
        ],
        judge: sameAs({
          entry,
          expected,
          hint: `The last update is number T − 1. ${leaves === 1 ? "A drop at update T trains nothing" : `The last ${leaves} updates must have the lowest rate`}.`,
        }),
      },
      {
        name: "more drops than updates",
        points: 1,
        calls: () => [
          [5, 5],
          [1, 1],
          [4, 9],
        ],
        judge: sameAs({ entry, expected, hint: "No stair is short enough: 0." }),
      },
      {
        name: "random runs",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("runs");
          return Array.from({ length: 50 }, () => {
            const drops = 1 + random.int(12);
            return [drops + 1 + random.int(300), drops];
          });
        },
        judge: sameAs({ entry, expected, hint: "One of them is off by one." }),
      },
    ],
  };
}

export default exerciseFor(printed);
