import { replay } from "../../../../../compat/replay.js";
import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "hfRate";

/** What the library's own function gives, replayed. */
function expected(...args: readonly Plain[]): number {
  const [t, lr, num_warmup_steps, timescale] = args as readonly [number, number, number, number];
  return replay({ api: "inverse_sqrt", params: { num_warmup_steps, timescale }, base_lr: lr, steps: t + 1 }).lr[t] as number; // steps is t + 1
}

/** transformers' function, written from its description. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "the warmup",
      points: 1,
      calls: () => [
        [0, 0.1, 10, 10],
        [5, 0.1, 10, 40],
        [9, 0.2, 10, 10],
      ],
      judge: sameAs({ entry, expected, hint: "t / w of the rate, from nothing." }),
    },
    {
      name: "where the two meet",
      points: 1,
      calls: () => [
        [10, 0.1, 10, 10],
        [10, 0.1, 10, 40],
      ],
      judge: sameAs({ entry, expected, hint: "At t = w the rate is the whole lr, whatever the timescale." }),
    },
    {
      name: "a timescale of its own",
      points: 2,
      calls: () => [
        [100, 0.1, 10, 40],
        [500, 0.1, 100, 1000],
        [30, 0.1, 10, 3],
      ],
      judge: sameAs({ entry, expected, hint: "Shift the root's clock so that it reads `tau` when the warmup ends." }),
    },
    {
      name: "no warmup",
      points: 1,
      calls: () => [
        [0, 0.1, 0, 50],
        [50, 0.1, 0, 50],
      ],
      judge: sameAs({ entry, expected, hint: "Without a warmup the root starts at update 0, at the whole rate." }),
    },
    {
      name: "random settings",
      points: 1,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("settings");
        return Array.from({ length: 40 }, () => [random.int(120), 0.01 + random.next(), random.int(60), 1 + random.int(300)]);
      },
      judge: sameAs({ entry, expected, hint: "One of the parts differs." }),
    },
  ],
};

export default exercise;
