import { rng } from "../../../../../engine/rng.js";
import { sequence } from "../../../../../schedules/combinators/sequence.js";
import { linearWarmup } from "../../../../../schedules/families/linearWarmup.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "pieceAt";

/** Read off the library's own sequence: each piece gives its index, plus its local step as a fraction of a million. */
function expected(...args: readonly Plain[]): number[] {
  const [lengths, step] = args as unknown as readonly [readonly number[], number];
  const lr = sequence(
    ...lengths.map((warmupSteps, index) =>
      linearWarmup({ startLr: index, baseLr: index + warmupSteps / 1e6, warmupSteps, pastEnd: "extend" }),
    ),
  );
  const rate = lr(step);
  const start = lengths.slice(0, -1).reduce((sum, length) => sum + length, 0);
  if (step >= start) return [lengths.length - 1, step - start];
  return [Math.floor(rate + 1e-9), Math.round((rate - Math.floor(rate + 1e-9)) * 1e6)];
}

/** A sequence's bookkeeping. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "inside the pieces",
      points: 1,
      calls: () => [
        [[10, 60, 30], 4],
        [[10, 60, 30], 30],
        [[10, 60, 30], 75],
      ],
      judge: sameAs({ entry, expected, hint: "The local step counts from the start of the piece." }),
    },
    {
      name: "at the boundaries",
      points: 2,
      calls: () => [
        [[10, 60, 30], 0],
        [[10, 60, 30], 10],
        [[10, 60, 30], 9],
        [[10, 60, 30], 70],
      ],
      judge: sameAs({ entry, expected, hint: "A boundary belongs to the piece that begins there." }),
    },
    {
      name: "past the end",
      points: 1,
      calls: () => [
        [[10, 60, 30], 100],
        [[5], 12],
      ],
      judge: sameAs({ entry, expected, hint: "The last piece stays on duty, and its clock runs on." }),
    },
    {
      name: "random pieces",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("pieces");
        return Array.from({ length: 40 }, () => {
          const lengths = Array.from({ length: 1 + random.int(5) }, () => 1 + random.int(20));
          return [lengths, random.int(60)];
        });
      },
      judge: sameAs({ entry, expected, hint: "Subtract the lengths that are over." }),
    },
  ],
};

export default exercise;
