import { rng } from "../../../../../engine/rng.js";
import { reduceOnPlateau } from "../../../../../schedules/controllers/reduceOnPlateau.js";
import type { Exercise, ExerciseTest, Plain } from "../../../../exercise.js";
import { gave, near, passed, wrong } from "../../../../judge.js";

const entry = "falseCutShare";

interface Setup {
  readonly fall: number;
  readonly noise: number;
  readonly patience: number;
  readonly threshold: number;
}

/** Standard normal draws: a list for each run. */
const drawn = (seed: number, runs: number, observations: number): number[][] => {
  const random = rng(seed).split("runs");
  return Array.from({ length: runs }, () => Array.from({ length: observations }, () => random.normal()));
};

/** The right share, by the library's rule. */
function shareOf(runs: readonly (readonly number[])[], { fall, noise, patience, threshold }: Setup): number {
  const rule = reduceOnPlateau({ patience, threshold });
  const cut = runs.filter((draws) => {
    const metrics = draws.map((z, i) => (1 - fall) ** i * (1 + noise * z));
    return rule.lr(metrics.reduce(rule.observe, rule.init())) < 1;
  });
  return cut.length / runs.length;
}

/** Judges the share (0) or the margin (1) of every call; calls are told by their setup, as their runs are long. */
const part =
  (index: 0 | 1, hint: string): ExerciseTest["judge"] =>
  (outcomes, calls) => {
    for (const [i, [given, options]] of calls.entries()) {
      const [runs, setup] = [given as unknown as readonly (readonly number[])[], options as unknown as Setup];
      const share = shareOf(runs, setup);
      const right = index === 0 ? share : 1.96 * Math.sqrt((share * (1 - share)) / runs.length);
      const outcome = outcomes[i];
      const value: Plain = outcome?.ok && Array.isArray(outcome.value) ? outcome.value[index] : undefined;
      if (typeof value === "number" && near(value, right, 1e-3)) continue;
      const what = index === 0 ? "share" : "margin";
      const got = typeof value === "number" ? `got ${Number(value.toPrecision(4))}` : gave(outcome);
      return wrong(
        `${runs.length} runs, fall ${setup.fall}, noise ${setup.noise}, patience ${setup.patience}, threshold ${setup.threshold}: the ${what} must be ${Number(right.toPrecision(4))}, ${got}. ${hint}`,
      );
    }
    return passed(`${calls.length} calls right.`);
  };

const call = (seed: number, setup: Setup, runs = 100, observations = 60): Plain[] => [drawn(seed, runs, observations), { ...setup }];

/** Exercise (b): how often noise alone cuts a run, from given draws, so that everybody gets the same share. */
const exercise: Exercise = {
  entry,
  hints: [
    "Observation i of a run is `(1 - fall) ** i * (1 + noise * z)`: the truth at that time, times one plus the noise.",
    "Walk along one run with `best` and `bad`. As soon as `bad > patience` the run counts as cut, once, however often it would be cut after that.",
    "For a share p of n runs the margin is 1.96 · √(p(1 − p)/n). It is 0 where all runs agree, which says that n is too small to tell.",
  ],
  tests: [
    {
      name: "no noise: no false cut, and a true one where nothing falls",
      points: 1,
      calls: () => [
        call(1, { fall: 0.002, noise: 0, patience: 10, threshold: 1e-4 }, 8),
        call(1, { fall: 0, noise: 0, patience: 10, threshold: 1e-4 }, 8),
        call(1, { fall: 0, noise: 0, patience: 10, threshold: 1e-4 }, 8, 11),
        call(1, { fall: 0, noise: 0, patience: 10, threshold: 1e-4 }, 8, 12),
      ],
      judge: part(0, "With patience 10 a flat metric is cut at its 12th value, and not before."),
    },
    {
      name: "the share of runs under noise",
      points: 3,
      calls: (seed) => [
        call(seed, { fall: 0.002, noise: 0.01, patience: 10, threshold: 1e-4 }),
        call(seed + 1, { fall: 0.002, noise: 0.03, patience: 10, threshold: 1e-4 }),
        call(seed + 2, { fall: 0.01, noise: 0.1, patience: 6, threshold: 1e-4 }),
      ],
      judge: part(0, "Count runs, not cuts, and compare every value with the best before it."),
    },
    {
      name: "the threshold counts",
      points: 1,
      calls: (seed) => [
        call(seed + 3, { fall: 0.003, noise: 0.005, patience: 8, threshold: 0.02 }),
        call(seed + 4, { fall: 0.004, noise: 0.01, patience: 10, threshold: 0.02 }),
      ],
      judge: part(0, "A value must lie below best · (1 − threshold) to count as progress."),
    },
    {
      name: "the margin",
      points: 2,
      calls: (seed) => [
        call(seed + 5, { fall: 0.002, noise: 0.012, patience: 10, threshold: 1e-4 }),
        call(seed + 6, { fall: 0.01, noise: 0.08, patience: 8, threshold: 1e-4 }, 50),
      ],
      judge: part(1, "1.96 standard errors of a share: √(p(1 − p)/n)."),
    },
  ],
};

export default exercise;
