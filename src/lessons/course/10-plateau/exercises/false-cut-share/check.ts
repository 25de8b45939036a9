import { rng } from "../../../../../engine/rng.js";
import { reduceOnPlateau } from "../../../../../schedules/controllers/reduceOnPlateau.js";
import type { Exercise, ExerciseTest, Plain } from "../../../../exercise.js";
import { gave, near, passed, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How the setup calls the fall, the noise and the patience. */
  readonly keys: readonly [fall: string, noise: string, patience: string];
  /** What the noise is: a part of the metric, or the same at any metric. */
  readonly noise: "relative" | "absolute";
  /** Whether the cut comes when more than `patience` values in a row brought nothing, or as soon as so many did. */
  readonly waits: "passed" | "reached";
  /** How many standard errors the margin has, and how sure its interval is, in per cent. */
  readonly level: readonly [errors: number, percent: number];
}

const printed: Convention = {
  entry: "falseCutShare",
  keys: ["fall", "noise", "patience"],
  noise: "relative",
  waits: "passed",
  level: [1.96, 95],
};

/** A setup as the library counts. */
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

/** The right share and its margin, by the library's rule. */
export function expectedFor({ keys, noise, waits, level }: Convention): (...args: readonly Plain[]) => readonly [number, number] {
  const [fallKey, noiseKey, patienceKey] = keys;
  return (runs, setup) => {
    const given = setup as Readonly<Record<string, number>>;
    const [fall, sigma, patience] = [given[fallKey], given[noiseKey], given[patienceKey]] as [number, number, number]; // it has all three
    const rule = reduceOnPlateau({ patience: waits === "passed" ? patience : patience - 1, threshold: given.threshold as number });
    const all = runs as readonly (readonly number[])[];
    const cut = all.filter((draws) => {
      let state = rule.init();
      return draws.some((z, i) => {
        const truth = (1 - fall) ** i;
        state = rule.observe(state, noise === "relative" ? truth * (1 + sigma * z) : truth + sigma * z);
        return state.lr < 1;
      });
    });
    const share = cut.length / all.length;
    return [share, level[0] * Math.sqrt((share * (1 - share)) / all.length)];
  };
}

/** Exercise (b): how often noise alone cuts a run, from given draws, so that everybody gets the same share. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, keys, noise, waits, level } = convention;
  const [fallKey, noiseKey, patienceKey] = keys;
  const expected = expectedFor(convention);
  const passes = waits === "passed";

  const call = (seed: number, { fall, noise, patience, threshold }: Setup, runs = 100, observations = 60): Plain[] => [
    drawn(seed, runs, observations),
    { [fallKey]: fall, [noiseKey]: noise, [patienceKey]: passes ? patience : patience + 1, threshold },
  ];

  /** Judges the share (0) or the margin (1) of every call; calls are told by their setup, as their runs are long. */
  const part =
    (index: 0 | 1, hint: string): ExerciseTest["judge"] =>
    (outcomes, calls) => {
      for (const [i, args] of calls.entries()) {
        const [runs, setup] = args as unknown as readonly [readonly number[][], Readonly<Record<string, number>>];
        const right = expected(...args)[index];
        const outcome = outcomes[i];
        const value: Plain = outcome?.ok && Array.isArray(outcome.value) ? outcome.value[index] : undefined;
        if (typeof value === "number" && near(value, right, 1e-3)) continue;
        const what = index === 0 ? "share" : "margin";
        const got = typeof value === "number" ? `got ${Number(value.toPrecision(4))}` : gave(outcome);
        const told = Object.entries(setup).map(([key, value]) => `${key} ${value}`);
        return wrong(`${runs.length} runs, ${told.join(", ")}: the ${what} must be ${Number(right.toPrecision(4))}, ${got}. ${hint}`);
      }
      return passed(`${calls.length} calls right.`);
    };

  /** What only an assessment asks. */
  const others: ExerciseTest = {
    name: "other runs, other settings",
    points: 2,
    hidden: true,
    calls: (seed) => [
      call(seed + 7, { fall: 0.003, noise: 0.02, patience: 9, threshold: 1e-4 }),
      call(seed + 8, { fall: 0.008, noise: 0.07, patience: 7, threshold: 0.001 }, 80),
    ],
    judge: part(1, "The margin follows from the share."),
  };

  return {
    entry,
    hints: [
      noise === "relative"
        ? `Observation i of a run is \`(1 - ${fallKey}) ** i * (1 + ${noiseKey} * z)\`: the truth at that time, times one plus the noise.`
        : `Observation i of a run is \`(1 - ${fallKey}) ** i + ${noiseKey} * z\`: the truth at that time, plus the noise.`,
      `Walk along one run with \`best\` and \`bad\`. As soon as \`bad ${passes ? ">" : ">="} ${patienceKey}\` the run counts as cut, once, however often it would be cut after that.`,
      `For a share p of n runs the margin is ${level[0]} · √(p(1 − p)/n). It is 0 where all runs agree, which says that n is too small to tell.`,
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
        judge: part(0, `With ${patienceKey} ${passes ? 10 : 11} a flat metric is cut at its 12th value, and not before.`),
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
        judge: part(1, `${level[0]} standard errors of a share: √(p(1 − p)/n).`),
      },
      ...(convention === printed ? [] : [others]),
    ],
  };
}

export default exerciseFor(printed);
