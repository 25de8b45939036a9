import { expectedLoss } from "../../../../../engine/noisyQuadratic.js";
import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "lossAlong";

interface Direction {
  readonly h: number;
  readonly sigma2: number;
  readonly theta0: number;
}

function expected(rates: Plain, spectrum: Plain): number[] {
  const directions = spectrum as unknown as readonly Direction[];
  const lr = rates as readonly number[];
  return expectedLoss({
    curvatures: directions.map(({ h }) => h),
    noiseVariances: directions.map(({ sigma2 }) => sigma2),
    start: directions.map(({ theta0 }) => theta0),
    lr,
    steps: lr.length,
  });
}

const plain = (directions: readonly Direction[]): Plain => directions.map((direction) => ({ ...direction }));

/** Directions with curvature 1, 1/2, 1/3, ..., random noise and a random start. */
function spectrum(seed: number, n: number): Plain {
  const random = rng(seed);
  return plain(Array.from({ length: n }, (_, i) => ({ h: 1 / (i + 1), sigma2: random.next(), theta0: random.normal() })));
}

const over = (steps: number, rate: (t: number) => number): number[] => Array.from({ length: steps }, (_, t) => Math.fround(rate(t)));

/** Five schedules that no one can guess from the visible tests. */
const schedules: readonly { readonly name: string; readonly rates: readonly number[] }[] = [
  { name: "a constant rate", rates: over(60, () => 0.3) },
  { name: "a staircase", rates: over(60, (t) => (t < 30 ? 0.5 : t < 45 ? 0.05 : 0.005)) },
  { name: "a 1/t decay", rates: over(60, (t) => 0.8 / (1 + t / 6)) },
  { name: "a warmup and a straight line down", rates: over(60, (t) => (t < 10 ? (t + 1) / 20 : 0.5 * (1 - (t - 10) / 50))) },
  { name: "a rate that is too high for a while", rates: over(60, (t) => (t < 5 ? 2.5 : 0.2)) },
];

/** Exercise (b): the exact expected loss along any list of rates. */
const exercise: Exercise = {
  entry,
  hints: [
    "Only one line is wrong. It knows neither the curvature of a direction nor its noise.",
    "`map` hands you the place in the list as well: `moments.map((moment, i) => …)`. With it you find `spectrum[i]`.",
    "Along direction $i$ the second moment becomes $(1 - \\eta h_i)^2\\,\\mathbb{E}[\\theta_i^2] + \\eta^2\\sigma_i^2$.",
  ],
  tests: [
    {
      name: "before any update: the loss of the start",
      points: 1,
      calls: () => [
        [[], plain([{ h: 4, sigma2: 1, theta0: 1 }])],
        [
          [],
          plain([
            { h: 1, sigma2: 0, theta0: 2 },
            { h: 3, sigma2: 9, theta0: 1 },
          ]),
        ],
      ],
      judge: sameAs({ entry, expected, hint: "No rate, no update: a list with one number, ½Σhθ₀²." }),
    },
    {
      name: "one update without noise",
      points: 1,
      calls: () => [[[0.5], plain([{ h: 1, sigma2: 0, theta0: 2 }])]],
      judge: sameAs({ entry, expected, hint: "Two losses: 2, then ½ · (½ · 2)². Squares shrink by the factor squared." }),
    },
    {
      name: "one update with noise",
      points: 1,
      calls: () => [[[0.5], plain([{ h: 1, sigma2: 1, theta0: 2 }])]],
      judge: sameAs({ entry, expected, hint: "The kick adds η²σ² to E[θ²]: ½ · (1 + 0.25)." }),
    },
    {
      name: "each rate feeds its own update",
      points: 2,
      calls: () => [
        [[1, 0.1, 0.1], plain([{ h: 1, sigma2: 1, theta0: 2 }])],
        [[0.1, 0.1, 1], plain([{ h: 1, sigma2: 1, theta0: 2 }])],
      ],
      judge: sameAs({ entry, expected, hint: "The first rate makes the second loss. The order of the rates counts." }),
    },
    ...schedules.map(({ name, rates }, i) => ({
      name: `${name}, 12 directions`,
      points: 1,
      hidden: true as const,
      calls: (seed: number) => [[rates, spectrum(seed + i, 12)]],
      judge: sameAs({ entry, expected, hint: "Every direction has its own curvature and noise." }),
    })),
  ],
};

export default exercise;
