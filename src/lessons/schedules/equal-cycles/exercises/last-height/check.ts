import { cosine, cosineWithRestarts } from "../../../../../compat/transformers/cosine.js";
import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "lastHeight";
type Args = readonly [type: string, cycles: number, T: number];

/** By following the library's schedule to its last update. */
function expected(...args: readonly Plain[]): number {
  const [api, num_cycles, T] = args as Args;
  const run = api === "cosine" ? cosine : cosineWithRestarts;
  const { lr } = run({ api, params: { num_warmup_steps: 0, num_training_steps: T, num_cycles }, base_lr: 1, steps: T });
  return lr[T - 1] as number; // a run has T rates
}

const both = ["cosine", "cosine_with_restarts"];

/** What a configuration ends at. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "each type with its own default",
      points: 2,
      calls: () => [
        ["cosine", 0.5, 100],
        ["cosine_with_restarts", 1, 100],
      ],
      judge: sameAs({
        entry,
        expected,
        tolerance: 1e-6,
        hint: "Both are one fall. The last update has t = T − 1, close to the end and not at it.",
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
        hint: '"cosine" counts whole waves, down and up; "cosine_with_restarts" counts falls.',
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
        return Array.from({ length: 40 }, () => [both[random.int(2)] as string, (1 + random.int(8)) / 2, 5 + random.int(200)]);
      },
      judge: sameAs({ entry, expected, tolerance: 1e-6, hint: "Part q = (T − 1)/T of the run, in waves or in falls." }),
    },
  ],
};

export default exercise;
