import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, finiteOf, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

const entry = "gammaFor";
type Args = readonly [endRatio: number, T: number];

const expected = (...args: readonly Plain[]): number => {
  const [endRatio, T] = args as Args;
  return endRatio ** (1 / T);
};

const drawn = (seed: number, label: string, count: number): Args[] => {
  const random = rng(seed).split(label);
  return Array.from({ length: count }, () => [(1 + random.int(998)) / 1000, 2 + random.int(999)] as const);
};

/** Exercise (b): the decay factor that ends where you want. */
const exercise: Exercise = {
  entry,
  hints: [
    "Each update multiplies the rate by $\\gamma$. What has it been multiplied by after $T$ updates?",
    "After $T$ updates $\\gamma^T$ of the rate is left, and that must be `endRatio`. Solve for $\\gamma$.",
    "The $T$-th root is a power too: `x ** (1 / T)`.",
  ],
  tests: [
    {
      name: "small cases by hand",
      points: 1,
      calls: () => [
        [0.5, 1],
        [0.25, 2],
        [0.001, 3],
      ],
      judge: sameAs({ entry, expected, hint: "Multiply γ by itself, T factors in all: the product must be endRatio." }),
    },
    {
      name: "γ to the power T is endRatio, to 12 digits",
      points: 2,
      calls: (seed) => drawn(seed, "round trip", 30),
      judge: (outcomes, calls) => {
        for (const [i, args] of calls.entries()) {
          const [endRatio, T] = args as unknown as Args; // this test's own calls
          const gamma = numberOf(outcomes[i]);
          if (gamma === null) return wrong(`${callText(entry, args)} must be a number, ${gave(outcomes[i])}.`);
          const end = gamma ** T;
          if (!near(end, endRatio, 1e-12))
            return wrong(
              `${callText(entry, args)}: ${gave(outcomes[i])}. To the power ${T} that is ${formatNumber(end, 9)}, not ${formatNumber(endRatio, 9)}.`,
            );
        }
        return passed("30 round trips close.");
      },
    },
    {
      name: "an end ratio of 1 leaves the rate alone",
      points: 1,
      calls: () => [
        [1, 1],
        [1, 200],
      ],
      judge: sameAs({ entry, expected, hint: "To end where it began, the rate is multiplied by 1." }),
    },
    {
      name: "twice the run to the square of the ratio: the same γ",
      points: 1,
      hidden: true,
      calls: (seed) =>
        drawn(seed, "twice", 20).flatMap(([endRatio, T]) => [
          [endRatio, T],
          [endRatio * endRatio, 2 * T],
        ]),
      judge: (outcomes, calls) => {
        for (let i = 0; i < calls.length; i += 2) {
          const [once, twice] = [finiteOf(outcomes[i]), finiteOf(outcomes[i + 1])];
          if (once === null || twice === null || !near(twice, once, 1e-12))
            return wrong(
              `${callText(entry, calls[i] ?? [])} and ${callText(entry, calls[i + 1] ?? [])} must agree: ${gave(outcomes[i])}, then ${gave(outcomes[i + 1])}.`,
            );
        }
        return passed("Going on for as long again squares the ratio.");
      },
    },
  ],
};

export default exercise;
