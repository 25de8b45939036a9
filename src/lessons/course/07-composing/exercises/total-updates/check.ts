import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "totalUpdates";

interface Run {
  readonly n: number;
  readonly batch: number;
  readonly accum: number;
  readonly epochs: number;
  readonly dropLast: boolean;
}

/** The loop itself, with everything left out but the counting. */
function expected(given: Plain): number {
  const { n, batch, accum, epochs, dropLast } = given as unknown as Run;
  let updates = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    let waiting = 0;
    for (let from = 0; from < n; from += batch) {
      if (dropLast && from + batch > n) break;
      waiting += 1;
      if (waiting < accum) continue;
      updates += 1;
      waiting = 0;
    }
  }
  return updates;
}

const run = (n: number, batch: number, accum: number, epochs: number, dropLast = false): Plain[] => [
  { n, batch, accum, epochs, dropLast } as unknown as Plain,
];

/** Exercise (b): from samples to updates. */
const exercise: Exercise = {
  entry,
  hints: [
    "Three steps, and each may round: samples to batches, batches to updates of one epoch, epochs to the run.",
    "A last batch that isn't full counts as a batch, unless `dropLast`. Left-over batches never fill an update: they are lost at the end of each epoch.",
    "So round before you multiply by the epochs: `Math.floor(batches / accum) * epochs`.",
  ],
  tests: [
    {
      name: "everything divides",
      points: 1,
      calls: () => [run(64_000, 32, 1, 10), run(600, 60, 1, 3), run(8, 8, 1, 5)],
      judge: sameAs({ entry, expected, hint: "Batches of one epoch, times epochs." }),
    },
    {
      name: "accumulated batches make one update together",
      points: 2,
      calls: () => [run(64_000, 32, 4, 10), run(1000, 10, 5, 2)],
      judge: sameAs({ entry, expected, hint: "`accum` batches go into one update: divide by them." }),
    },
    {
      name: "a last batch that isn't full",
      points: 1,
      calls: () => [run(103, 10, 1, 2), run(103, 10, 1, 2, true), run(7, 10, 1, 4), run(7, 10, 1, 4, true)],
      judge: sameAs({ entry, expected, hint: "It counts, unless dropLast leaves it out." }),
    },
    {
      name: "what is left over at an epoch's end is lost",
      points: 2,
      calls: () => [run(103, 1, 4, 3), run(100, 10, 3, 6), run(30, 10, 4, 9)],
      judge: sameAs({
        entry,
        expected,
        hint: "Too few batches for one more update are dropped in every epoch, so round each epoch by itself.",
      }),
    },
    {
      name: "no epochs, no updates",
      points: 1,
      calls: () => [run(64_000, 32, 4, 0), run(64_000, 32, 1, 0, true)],
      judge: sameAs({ entry, expected, hint: "A run that never starts makes none." }),
    },
    {
      name: "random runs against the loop itself",
      points: 1,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed);
        return Array.from({ length: 40 }, () =>
          run(1 + random.int(500), 1 + random.int(40), 1 + random.int(6), 1 + random.int(5), random.int(2) === 1),
        );
      },
      judge: sameAs({ entry, expected, hint: "Write the loop and count, if in doubt." }),
    },
  ],
};

export default exercise;
