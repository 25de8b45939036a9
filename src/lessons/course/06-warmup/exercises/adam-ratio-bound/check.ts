import { rng } from "../../../../../engine/rng.js";
import { adamBound } from "../../../../../optim/adamBound.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

const entry = "adamRatioBound";

const expected = (t: Plain, beta1: Plain, beta2: Plain): number =>
  adamBound({ updates: Number(t), beta1: Number(beta1), beta2: Number(beta2) });

/** |m̂|/√v̂ after these gradients, from the rule itself. */
function ratioOf(gradients: readonly number[], beta1: number, beta2: number): number {
  let [m, v] = [0, 0];
  for (const g of gradients) {
    m = beta1 * m + (1 - beta1) * g;
    v = beta2 * v + (1 - beta2) * g * g;
  }
  const t = gradients.length;
  return Math.abs(m / (1 - beta1 ** t)) / Math.sqrt(v / (1 - beta2 ** t));
}

/** The gradients that make update t longest: each in proportion to what m keeps of it over what v keeps. */
const worst = (t: number, beta1: number, beta2: number): number[] => Array.from({ length: t }, (_, i) => (beta1 / beta2) ** (t - 1 - i));

/** Exercise (a): how long Adam's update can be, whatever the gradients were. */
const exercise: Exercise = {
  entry,
  hints: [
    "Write both averages as sums over all gradients so far. Gradient $i$ has the weight $a_i$ in $\\hat m$, and its square the weight $b_i$ in $\\hat v$.",
    "With $k$ updates passed since it was seen, $a = (1 - \\beta_1)\\beta_1^k/(1 - \\beta_1^t)$, and $b$ is the same with $\\beta_2$. Here $k$ runs from 0 to $t - 1$.",
    "Cauchy and Schwarz: $|\\sum a_i g_i| \\le \\sqrt{\\sum a_i^2/b_i}\\,\\sqrt{\\sum b_i g_i^2}$. The first root is the bound.",
  ],
  tests: [
    {
      name: "the first update is one rate long at most",
      points: 1,
      calls: () => [
        [1, 0.9, 0.999],
        [1, 0.5, 0.9],
        [1, 0.99, 0.98],
      ],
      judge: sameAs({ entry, expected, hint: "One gradient has been seen, and both corrected averages give it the weight 1." }),
    },
    {
      name: "the usual settings",
      points: 2,
      calls: () => [2, 5, 10, 100, 1000].map((t) => [t, 0.9, 0.999]),
      judge: sameAs({
        entry,
        expected,
        tolerance: 1e-6,
        hint: "Sum a²/b over all gradients seen, both weights corrected, and take the root.",
      }),
    },
    {
      name: "it grows from update to update",
      points: 1,
      calls: () => Array.from({ length: 30 }, (_, i) => [i + 1, 0.9, 0.999]),
      judge: (outcomes, calls) => {
        let before = 0;
        for (const [i, outcome] of outcomes.entries()) {
          const value = numberOf(outcome);
          if (value === null) return wrong(`${callText(entry, calls[i] ?? [])} must be a number, ${gave(outcome)}.`);
          if (!(value > before))
            return wrong(`${callText(entry, calls[i] ?? [])} must be above the bound one update before, ${before}, got ${value}.`);
          before = value;
        }
        return passed("30 bounds rise.");
      },
    },
    {
      name: "other settings",
      points: 1,
      calls: () => [
        [10, 0, 0.999],
        [50, 0.8, 0.98],
        [20, 0.9, 0.81],
        [100, 0.95, 0.95],
      ],
      judge: sameAs({
        entry,
        expected,
        tolerance: 1e-6,
        hint: "Use the betas that are given. At β₁ = 0 only the last gradient counts, and it still has an old v under it.",
      }),
    },
    {
      name: "no gradients beat it, and the worst ones reach it",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed);
        return Array.from({ length: 12 }, () => [1 + random.int(60), 0.5 + 0.45 * random.next(), 0.95 + 0.049 * random.next()]);
      },
      judge: (outcomes, calls) => {
        const { normal } = rng(7);
        for (const [i, args] of calls.entries()) {
          const [t, beta1, beta2] = args as [number, number, number];
          const value = numberOf(outcomes[i]);
          const reached = ratioOf(worst(t, beta1, beta2), beta1, beta2);
          if (value === null || !near(value, reached, 1e-6))
            return wrong(`${callText(entry, args)} must be ${reached}, which some gradients reach, ${gave(outcomes[i])}.`);
          for (let trial = 0; trial < 20; trial++) {
            const ratio = ratioOf(Array.from({ length: t }, normal), beta1, beta2);
            if (ratio > value * (1 + 1e-9)) return wrong(`${callText(entry, args)} must be a bound, and some gradients give ${ratio}.`);
          }
        }
        return passed("Random gradients stay below, the worst ones reach it.");
      },
    },
  ],
};

export default exercise;
