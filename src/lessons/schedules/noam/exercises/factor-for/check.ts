import { rng } from "../../../../../engine/rng.js";
import { noam } from "../../../../../schedules/families/noam.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** The number of the first update. */
  readonly first: 0 | 1;
  /** What the rate is proportional to: the model's size to this power. */
  readonly power: number;
}

const printed: Convention = { entry: "factorFor", first: 0, power: -0.5 };

/** The right answer: the rate is proportional to the factor, so the library's own rate at factor 1 tells it. */
export function expectedFor({ first, power }: Convention): (...args: readonly Plain[]) => number {
  return (...args) => {
    const [rate, number, modelSize, warmupSteps] = args as readonly [number, number, number, number];
    const factor = rate / noam({ modelSize, warmupSteps })(number - first);
    return power === -0.5 ? factor : factor * modelSize ** (-0.5 - power);
  };
}

/** Noam asked backwards: which factor is behind a logged rate? */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, first } = convention;
  const expected = expectedFor(convention);
  const call = (rate: number, t: number, d: number, w: number): Plain[] => [rate, t + first, d, w];

  return {
    entry,
    tests: [
      {
        name: "from the peak",
        points: 1,
        calls: () => [call(0.001, 3999, 512, 4000), call(0.0007, 7999, 1024, 8000)],
        judge: sameAs({ entry, expected, hint: `At update ${first === 0 ? "w − 1" : "w"} both sides of the minimum are equal.` }),
      },
      {
        name: "from the first update",
        points: 1,
        calls: () => [call(1e-6, 0, 512, 4000)],
        judge: sameAs({ entry, expected, hint: `Update ${first} is step 1 of the paper.` }),
      },
      {
        name: "from the rise",
        points: 1,
        calls: () => [call(2e-4, 999, 512, 4000)],
        judge: sameAs({ entry, expected, hint: `Before the peak the rate is proportional to ${first === 0 ? "t + 1" : "t"}.` }),
      },
      {
        name: "from the fall",
        points: 1,
        calls: () => [call(2e-4, 99_999, 512, 4000)],
        judge: sameAs({ entry, expected, hint: "After the peak the rate knows nothing of w." }),
      },
      {
        name: "random updates of random runs",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("runs");
          return Array.from({ length: 60 }, () =>
            call(10 ** (-5 + 3 * random.next()), random.int(20_000), 64 * (1 + random.int(32)), 1 + random.int(10_000)),
          );
        },
        judge: sameAs({ entry, expected, hint: "The rate is the factor times what a factor of 1 gives." }),
      },
    ],
  };
}

export default exerciseFor(printed);
