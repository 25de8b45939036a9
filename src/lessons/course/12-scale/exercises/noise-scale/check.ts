import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { gave, numberOf, passed, sameAs, wrong } from "../../../../judge.js";
import { noiseScale } from "./solution.js";

const entry = "noiseScale";
const expected = (...[gradients]: readonly Plain[]): number => noiseScale(gradients as unknown as number[][]);

/** Gradients of n examples in d directions: the first has mean `signal`, all have noise of deviation `deviation`. */
function drawn(
  seed: number,
  label: string,
  { n, d, signal, deviation }: { n: number; d: number; signal: number; deviation: number },
): Plain {
  const { normal } = rng(seed).split(label);
  return Array.from({ length: n }, () => Array.from({ length: d }, (_, j) => Math.fround((j === 0 ? signal : 0) + deviation * normal())));
}

/** Exercise (b): how noisy a gradient is, without a bias. */
const exercise: Exercise = {
  entry,
  hints: [
    "Two numbers are wanted: $\\mathrm{tr}\\,\\Sigma$, the variances summed over all parameters, and $|G|^2$, the squared length of the true mean gradient.",
    "A variance from $n$ examples is divided by $n - 1$, because the mean was computed from the same examples.",
    "The mean of $n$ noisy gradients is too long: its expected squared length is $|G|^2 + \\mathrm{tr}\\,\\Sigma/n$. Take the second part off before you divide.",
  ],
  tests: [
    {
      name: "two examples, worked by hand",
      points: 2,
      calls: () => [
        [[[2], [4]]],
        [
          [
            [3, 1],
            [3, -1],
          ],
        ],
      ],
      judge: sameAs({
        entry,
        expected,
        hint: "For 2 and 4 the mean is 3 and tr Σ is 2, divided by n − 1. Then |G|² = 9 − 2/2 = 8, and the scale is a quarter.",
      }),
    },
    {
      name: "no noise: 0 examples are enough",
      points: 1,
      calls: () => [
        [
          [
            [1, 2],
            [1, 2],
            [1, 2],
          ],
        ],
      ],
      judge: sameAs({ entry, expected, hint: "Where all gradients are equal, tr Σ is 0." }),
    },
    {
      name: "no signal to be told from the noise: Infinity",
      points: 1,
      calls: () => [
        [[[1], [-1]]],
        [
          [
            [0.5, 1],
            [-0.25, -1],
            [0.1, 0],
          ],
        ],
      ],
      judge: sameAs({ entry, expected, hint: "|G|² comes out at 0 or below it. No batch is known to be large enough." }),
    },
    {
      name: "gradients in other units, the same scale",
      points: 1,
      calls: (seed) => {
        const gradients = drawn(seed, "units", { n: 12, d: 3, signal: 2, deviation: 1 }) as number[][];
        return [[gradients], [gradients.map((g) => g.map((x) => 1024 * x))]];
      },
      judge: sameAs({ entry, expected, hint: "It is a ratio of two squares. A factor on all gradients cancels." }),
    },
    {
      name: "many examples: near the true ratio",
      points: 2,
      hidden: true,
      calls: (seed) => [0, 1, 2].map((i) => [drawn(seed, `truth ${i}`, { n: 800, d: 5, signal: 1, deviation: 1 })]),
      judge: (outcomes) => {
        for (const outcome of outcomes) {
          const scale = numberOf(outcome);
          if (scale === null || Math.abs(scale - 5) > 1.5)
            return wrong(
              `With noise of variance 1 in each of 5 directions and a mean gradient of length 1 the scale is 5: ${gave(outcome)}.`,
            );
        }
        return passed("Three times near 5.");
      },
    },
    {
      name: "few examples: no bias, over 300 draws",
      points: 2,
      hidden: true,
      calls: (seed) => Array.from({ length: 300 }, (_, i) => [drawn(seed, `few ${i}`, { n: 4, d: 6, signal: 3, deviation: 1 })]),
      judge: (outcomes, calls) => {
        // a ratio of unbiased parts is nearly unbiased in its inverse: |G|²/tr Σ
        const inverses = outcomes.map((outcome, i) => {
          const scale = numberOf(outcome);
          return { given: scale === null || scale === 0 ? Number.NaN : 1 / scale, right: 1 / expected(...(calls[i] ?? [])) };
        });
        const mean = (of: (one: (typeof inverses)[number]) => number): number =>
          inverses.reduce((sum, one) => sum + of(one), 0) / inverses.length;
        const [given, right] = [mean((one) => one.given), mean((one) => one.right)];
        if (!(Math.abs(given / right - 1) < 0.02))
          return wrong(
            `Over 300 draws of 4 examples |G|²/tr Σ averages ${formatNumber(given)}, and without a bias it would be ${formatNumber(right)}.`,
          );
        return passed("300 draws, no bias.");
      },
    },
  ],
};

export default exercise;
