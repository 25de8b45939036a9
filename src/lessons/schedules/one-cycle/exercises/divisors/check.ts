import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "divisors";
const libraries = ["PyTorch", "optax", "fastai"] as const;
type Args = readonly [library: (typeof libraries)[number], start: number, peak: number, end: number];

/** What each library divides to get its last rate. */
const divided: Readonly<Record<(typeof libraries)[number], "start" | "peak">> = { PyTorch: "start", optax: "start", fastai: "peak" };

function expected(...args: readonly Plain[]): number[] {
  const [library, start, peak, end] = args as unknown as Args;
  return [peak / start, { start, peak }[divided[library]] / end];
}

/** The same curve, asked of three libraries. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "PyTorch's defaults, from their rates",
      points: 1,
      calls: () => [["PyTorch", 0.004, 0.1, 4e-7]],
      judge: sameAs({ entry, expected, hint: "The first is 25. The second divides the first rate, not the peak." }),
    },
    {
      name: "fastai's defaults, from theirs",
      points: 1,
      calls: () => [["fastai", 0.0004, 0.01, 1e-7]],
      judge: sameAs({ entry, expected, hint: "fastai's div_final divides lr_max." }),
    },
    {
      name: "the same rates in all three",
      points: 2,
      calls: () => libraries.map((library) => [library, 0.02, 0.5, 0.001]),
      judge: sameAs({
        entry,
        expected,
        hint: "The first divisor is the same in all; of the second, one library differs from the other two.",
      }),
    },
    {
      name: "random rates",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("rates");
        return Array.from({ length: 40 }, () => {
          const peak = 10 ** (-4 * random.next());
          return [libraries[random.int(3)] as string, peak / (1 + 40 * random.next()), peak, peak / (50 + 1e4 * random.next())];
        });
      },
      judge: sameAs({ entry, expected, hint: "[peak over start, what the library divides over end]." }),
    },
  ],
};

export default exercise;
