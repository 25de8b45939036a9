import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, finiteOf, gave, near, passed, sameAs, wrong } from "../../../../judge.js";

const entry = "cosine";
type Args = readonly [t: number, T: number, max: number, min: number];

function expected(...args: readonly Plain[]): number {
  const [t, T, max, min] = args as Args;
  return min + ((max - min) * (1 + Math.cos((Math.PI * Math.min(t, T)) / T))) / 2;
}

/** A length and two rates, min below max and above 0, so that every right answer is a number to compare by its size. */
function drawn(seed: number, label: string): { T: number; max: number; min: number; int: (n: number) => number } {
  const random = rng(seed).split(label);
  const max = (10 + random.int(990)) / 1000;
  const min = (1 + random.int(9)) / 1000;
  return { T: 10 + random.int(990), max, min, int: (n) => random.int(n) };
}

/** Exercise (a): the cosine from scratch. */
const exercise: Exercise = {
  entry,
  hints: [
    "Draw $\\cos x$ from $x = 0$ to $x = \\pi$: it falls from 1 to −1, flat at both ends. You need the same fall from `max` to `min`.",
    "Let the angle be $\\pi u$ with $u = t/T$. Then $(1 + \\cos \\pi u)/2$ falls from 1 to 0.",
    "Multiply that by `max - min` and add `min`. And after $T$? Hold $u$ at 1 with `Math.min`, or the cosine climbs back.",
  ],
  tests: [
    {
      name: "starts at max, is at min at T",
      points: 1,
      calls: () => [
        [0, 100, 0.1, 0.01],
        [100, 100, 0.1, 0.01],
        [0, 7, 2, 0.5],
        [7, 7, 2, 0.5],
      ],
      judge: sameAs({ entry, expected, hint: "Half a cosine goes from 1 to −1. Stretch and shift that to go from max to min." }),
    },
    {
      name: "falls slowly, then fast, then slowly",
      points: 1,
      calls: () => [10, 25, 50, 75, 90].map((t) => [t, 100, 0.1, 0]),
      judge: sameAs({ entry, expected, hint: "The angle runs from 0 to π, in radians, while t runs from 0 to T." }),
    },
    {
      name: "is symmetric: η(t) + η(T − t) = max + min",
      points: 1,
      calls: (seed) => {
        const { T, max, min, int } = drawn(seed, "symmetric");
        return Array.from({ length: 12 }, () => int(T + 1)).flatMap((t) => [
          [t, T, max, min],
          [T - t, T, max, min],
        ]);
      },
      judge: (outcomes, calls) => {
        for (let i = 0; i < calls.length; i += 2) {
          const [, , max, min] = calls[i] as unknown as Args; // this test's own calls
          const [early, late] = [finiteOf(outcomes[i]), finiteOf(outcomes[i + 1])];
          if (early === null || late === null || !near(early + late, max + min, 1e-9))
            return wrong(
              `${callText(entry, calls[i] ?? [])} ${gave(outcomes[i])}, ${callText(entry, calls[i + 1] ?? [])} ${gave(outcomes[i + 1])}: together they must be ${formatNumber(max + min, 9)}.`,
            );
        }
        return passed("12 pairs add up to max + min.");
      },
    },
    {
      name: "never rises",
      points: 1,
      calls: (seed) => {
        const { T, max, min } = drawn(seed, "falling");
        return Array.from({ length: T + 1 }, (_, t) => [t, T, max, min]);
      },
      judge: (outcomes, calls) => {
        const [, T] = calls[0] as unknown as Args; // this test's own calls
        for (let t = 1; t <= T; t++) {
          const [before, after] = [finiteOf(outcomes[t - 1]), finiteOf(outcomes[t])];
          if (before === null || after === null) return wrong(`${callText(entry, calls[t] ?? [])}: ${gave(outcomes[t])}.`);
          if (after > before + 1e-12) return wrong(`With T = ${T} the rate rises from update ${t - 1} to ${t}. The angle must stop at π.`);
        }
        return passed(`No rise among ${T + 1} rates.`);
      },
    },
    {
      name: "holds min after T",
      points: 1,
      calls: () => [101, 150, 200, 1000].map((t) => [t, 100, 0.1, 0.01]),
      judge: sameAs({ entry, expected, hint: "After T a cosine climbs again. Do not let the angle go past π." }),
    },
    {
      name: "random rates, lengths and steps",
      points: 2,
      hidden: true,
      calls: (seed) =>
        Array.from({ length: 100 }, (_, i) => {
          const { T, max, min, int } = drawn(seed, `anywhere ${i}`);
          return [int(2 * T), T, max, min];
        }),
      judge: sameAs({ entry, expected, hint: "Try this call by hand." }),
    },
  ],
};

export default exercise;
