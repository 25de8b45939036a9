import { cosine, cosineWithRestarts } from "../../../../../compat/transformers/cosine.js";
import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How many updates before the end of the run: 1 is the last update. */
  readonly before: 1 | 2 | 5 | 10;
  /** What the cycles count: what each library does, or falls in both. */
  readonly counts: "own" | "falls";
  /** What is told: the part of the peak, or the part that is missing to it. */
  readonly tells: "height" | "missing";
}

const printed: Convention = { entry: "lastHeight", before: 1, counts: "own", tells: "height" };

type Args = readonly [type: string, cycles: number, T: number];

/** By following the library's schedule to that update. */
export const expectedFor =
  ({ before, counts, tells }: Convention) =>
  (...args: readonly Plain[]): number => {
    const [api, cycles, T] = args as Args;
    const run = api === "cosine" ? cosine : cosineWithRestarts;
    const num_cycles = api === "cosine" && counts === "falls" ? cycles / 2 : cycles;
    const { lr } = run({ api, params: { num_warmup_steps: 0, num_training_steps: T, num_cycles }, base_lr: 1, steps: T });
    const height = lr[T - before] as number; // a run has T rates
    return tells === "height" ? height : 1 - height;
  };

const both = ["cosine", "cosine_with_restarts"];

/** What a configuration ends at. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, before, counts } = convention;
  const expected = expectedFor(convention);

  return {
    entry,
    tests: [
      {
        name: "each type with its own default",
        points: 2,
        calls: () => [
          ["cosine", counts === "own" ? 0.5 : 1, 100],
          ["cosine_with_restarts", 1, 100],
        ],
        judge: sameAs({
          entry,
          expected,
          tolerance: 1e-6,
          hint: `Both are one fall. The update asked for has t = T − ${before}, close to the end and not at it.`,
        }),
      },
      {
        name: "the defaults exchanged",
        points: 2,
        calls: () => [
          ["cosine", 1, 1000],
          ["cosine_with_restarts", 0.5, 1000],
        ],
        judge: sameAs({
          entry,
          expected,
          tolerance: 1e-6,
          hint:
            counts === "own"
              ? '"cosine" counts whole waves, down and up; "cosine_with_restarts" counts falls.'
              : "Only one of the two jumps back to the peak; the other climbs back.",
        }),
      },
      {
        name: "several cycles",
        points: 1,
        calls: () => [
          ["cosine", 3, 300],
          ["cosine_with_restarts", 2, 300],
          ["cosine_with_restarts", 3.5, 300],
        ],
        judge: sameAs({
          entry,
          expected,
          tolerance: 1e-6,
          hint: "After a restart only the part of the cycle that is done counts: what is left of n·q when the whole cycles are taken off.",
        }),
      },
      {
        name: "random configurations",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("configurations");
          return Array.from({ length: 40 }, () => [
            both[random.int(2)] as string,
            (1 + random.int(8)) / 2,
            4 * before + 1 + random.int(200),
          ]);
        },
        judge: sameAs({ entry, expected, tolerance: 1e-6, hint: `Part q = (T − ${before})/T of the run, in waves or in falls.` }),
      },
    ],
  };
}

export default exerciseFor(printed);
