import { rng } from "../../../../../engine/rng.js";
import { noam } from "../../../../../schedules/families/noam.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "factorFor";
type Args = readonly [rate: number, t: number, d: number, w: number];

/** The rate is proportional to the factor, so the library's own rate at factor 1 tells it. */
function expected(...args: readonly Plain[]): number {
  const [rate, t, modelSize, warmupSteps] = args as Args;
  return rate / noam({ modelSize, warmupSteps })(t);
}

/** Noam asked backwards: which factor is behind a logged rate? */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "from the peak",
      points: 1,
      calls: () => [
        [0.001, 3999, 512, 4000],
        [0.0007, 7999, 1024, 8000],
      ],
      judge: sameAs({ entry, expected, hint: "At update w − 1 both sides of the minimum are equal." }),
    },
    {
      name: "from the first update",
      points: 1,
      calls: () => [[1e-6, 0, 512, 4000]],
      judge: sameAs({ entry, expected, hint: "Update 0 is step 1 of the paper." }),
    },
    {
      name: "from the rise",
      points: 1,
      calls: () => [[2e-4, 999, 512, 4000]],
      judge: sameAs({ entry, expected, hint: "Before the peak the rate is proportional to t + 1." }),
    },
    {
      name: "from the fall",
      points: 1,
      calls: () => [[2e-4, 99_999, 512, 4000]],
      judge: sameAs({ entry, expected, hint: "After the peak the rate knows nothing of w." }),
    },
    {
      name: "random updates of random runs",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("runs");
        return Array.from({ length: 60 }, () => [
          10 ** (-5 + 3 * random.next()),
          random.int(20_000),
          64 * (1 + random.int(32)),
          1 + random.int(10_000),
        ]);
      },
      judge: sameAs({ entry, expected, hint: "The rate is the factor times what a factor of 1 gives." }),
    },
  ],
};

export default exercise;
