import { rng } from "../../../../../engine/rng.js";
import { studentTQuantile } from "../../../../../stats/studentT.js";
import type { Exercise, ExerciseTest, Outcome, Plain } from "../../../../exercise.js";
import { callText, gave, near, passed, wrong } from "../../../../judge.js";

const entry = "pairedCI";

interface Ci {
  readonly mean: number;
  readonly lo: number;
  readonly hi: number;
}

/** The answer, by sums of squares rather than by deviations. */
function expected(a: readonly number[], b: readonly number[], t: number): Ci {
  const n = a.length;
  const differences = a.map((value, i) => value - (b[i] as number)); // pairs
  const mean = differences.reduce((sum, d) => sum + d, 0) / n;
  if (n === 1) return { mean, lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY };
  const spread = differences.reduce((sum, d) => sum + (d - mean) * (d - mean), 0);
  const margin = t * Math.sqrt(spread / (n * (n - 1)));
  return { mean, lo: mean - margin, hi: mean + margin };
}

const names = ["mean", "lo", "hi"] as const;

function read(outcome: Outcome | undefined): Ci | null {
  const value = outcome?.ok ? (outcome.value as Readonly<Record<string, Plain>> | null) : null;
  if (typeof value !== "object" || value === null) return null;
  return names.every((name) => typeof value[name] === "number" && !Number.isNaN(value[name])) ? (value as unknown as Ci) : null;
}

const close = (a: number, b: number): boolean => near(a, b, 1e-9) || Math.abs(a - b) < 1e-12;

const judged =
  (hint: string, which: readonly (typeof names)[number][] = names): ExerciseTest["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const [a, b, t] = args as unknown as [readonly number[], readonly number[], number];
      const right = expected(a, b, t);
      const answer = read(outcomes[i]);
      if (!answer) return wrong(`${callText(entry, args)} must be { mean, lo, hi } with three numbers, ${gave(outcomes[i])}.`);
      const off = which.find((name) => !close(answer[name], right[name]));
      if (off)
        return wrong(
          `${callText(entry, args)}: ${off} must be ${Number(right[off].toPrecision(6))}, got ${Number(answer[off].toPrecision(6))}. ${hint}`,
        );
    }
    return passed(`${calls.length} ${calls.length === 1 ? "interval" : "intervals"} right.`);
  };

const t = (n: number): number => studentTQuantile(0.975, n - 1);

/** Accuracies that share what a seed brings, so that pairing matters. */
function results(seed: number, n: number): [number[], number[], number] {
  const random = rng(seed);
  const shared = Array.from({ length: n }, () => 80 + 3 * random.normal());
  return [shared.map((x) => x + 1 + 0.5 * random.normal()), shared.map((x) => x + 0.5 * random.normal()), n === 1 ? 12 : t(n)];
}

/** Exercise (a): a mean difference with its interval. */
const exercise: Exercise = {
  entry,
  hints: [
    "Everything happens to the differences $a_i - b_i$. Once you have them, forget $a$ and $b$.",
    "The standard deviation of the differences divides by $n - 1$; that of their mean divides once more, by $\\sqrt n$.",
    "`margin = t * deviation / Math.sqrt(n)`. With one pair nothing is known of the spread: the ends are `-Infinity` and `Infinity`.",
  ],
  tests: [
    {
      name: "the mean of the differences",
      points: 1,
      calls: () => [
        [[3, 5, 4], [2, 3, 1], 4.303],
        [[1, 1], [2, 4], 12.706],
      ],
      judge: judged("It is the mean of a − b, pair by pair.", ["mean"]),
    },
    {
      name: "three pairs worked by hand",
      points: 2,
      calls: () => [[[3, 5, 4], [2, 3, 1], 4.303]],
      judge: judged("The differences are 1, 2, 3: their standard deviation is 1, and the margin 4.303 · 1/√3."),
    },
    {
      name: "seeds that differ much, and share it",
      points: 2,
      hidden: true,
      calls: (seed) => [results(seed, 6), results(seed + 1, 24)],
      judge: judged("The spread is that of the differences, not of the results."),
    },
    {
      name: "swapping a and b changes the signs",
      points: 1,
      hidden: true,
      calls: (seed) => {
        const [a, b, factor] = results(seed + 2, 8);
        return [
          [a, b, factor],
          [b, a, factor],
        ];
      },
      judge: (outcomes) => {
        const [one, other] = outcomes.map(read);
        if (!one || !other) return wrong(`It must return { mean, lo, hi } with three numbers, ${gave(outcomes[0])}.`);
        if (!(one.lo < one.mean && one.mean < one.hi)) return wrong("lo must lie below the mean, and hi above it.");
        return close(one.mean, -other.mean) && close(one.lo, -other.hi) && close(one.hi, -other.lo)
          ? passed("The interval is mirrored.")
          : wrong("b − a must have the mirrored interval: lo becomes −hi.");
      },
    },
    {
      name: "one pair says nothing about the spread",
      points: 1,
      calls: () => [[[91.3], [87], 12]],
      judge: judged("With a single difference no spread can be seen, so the interval has no ends."),
    },
  ],
};

export default exercise;
