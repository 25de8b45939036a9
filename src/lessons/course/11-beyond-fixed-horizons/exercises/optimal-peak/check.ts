import { finalLoss } from "../../../../../engine/finalLoss.js";
import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import type { Exercise, ExerciseTest, Plain } from "../../../../exercise.js";
import { gave, numberOf, passed, wrong } from "../../../../judge.js";

const entry = "optimalPeak";

interface Direction {
  readonly h: number;
  readonly sigma2: number;
  readonly theta0: number;
}

/** The expected loss at the end, with a rate for each update. */
function endAt(factors: readonly number[], spectrum: readonly Direction[], peak: number): number {
  const directions = {
    curvatures: spectrum.map(({ h }) => h),
    noise: spectrum.map(({ sigma2 }) => sigma2),
    start: spectrum.map(({ theta0 }) => theta0),
  };
  return finalLoss(
    directions,
    factors.map((factor) => factor * peak),
  );
}

/** The best of 1200 peaks, a factor of 1.009 apart: 0.0001 to 4 over the sharpest curvature. */
function best(factors: readonly number[], spectrum: readonly Direction[]): { readonly peak: number; readonly loss: number } {
  const sharpest = Math.max(...spectrum.map(({ h }) => h));
  let found = { peak: 0, loss: Number.POSITIVE_INFINITY };
  for (let i = 0; i < 1200; i++) {
    const peak = (1e-4 / sharpest) * 40_000 ** (i / 1199);
    const loss = endAt(factors, spectrum, peak);
    if (loss < found.loss) found = { peak, loss };
  }
  return found;
}

/** Judges peaks by how near they are to the best, and says what the loss is at both. */
const nearBest: ExerciseTest["judge"] = (outcomes, calls) => {
  for (const [i, [factors, spectrum]] of calls.entries()) {
    const [shape, directions] = [factors as unknown as readonly number[], spectrum as unknown as readonly Direction[]]; // this exercise's own calls
    const right = best(shape, directions);
    const peak = numberOf(outcomes[i]);
    const where = `With ${shape.length} updates and ${directions.length} ${directions.length === 1 ? "direction" : "directions"}`;
    if (peak === null || !(peak > 0)) return wrong(`${where} the peak must be a number above 0, ${gave(outcomes[i])}.`);
    if (Math.abs(Math.log(peak / right.peak)) > 0.03)
      return wrong(
        `${where} the best peak is ${formatNumber(right.peak)} and ends at ${formatNumber(right.loss)}; ${formatNumber(peak)} ends at ${formatNumber(endAt(shape, directions, peak))}. Is every factor multiplied by the peak, and the noise by its square?`,
      );
  }
  return passed(`${calls.length} ${calls.length === 1 ? "peak" : "peaks"} within 3 %.`);
};

const line = (steps: number): number[] => Array.from({ length: steps }, (_, t) => 1 - t / steps);
const held = (steps: number): number[] => Array.from({ length: steps }, () => 1);
const cooled = (steps: number): number[] => Array.from({ length: steps }, (_, t) => Math.min(1, (steps - t) / (0.2 * steps)));
const valley = (count: number, noise = 1): Plain =>
  Array.from({ length: count }, (_, i) => ({ h: 1 / (i + 1), sigma2: noise / (i + 1), theta0: 1 }));

/** Exercise (b): the best peak of a shape, found on the exact loss. */
const exercise: Exercise = {
  entry,
  hints: [
    "Two functions: one that gives the expected loss at the end for a peak, and one that looks for the peak where it is lowest.",
    "The loss is that of lesson 2: $\\mathbb{E}[\\theta^2] \\leftarrow (1 - \\eta h)^2\\,\\mathbb{E}[\\theta^2] + \\eta^2\\sigma^2$ in each direction, with $\\eta$ the peak times this update's factor.",
    "Search on a log axis, between $10^{-4}$ and 4 over the sharpest curvature. Golden section compares two inner points and drops the end behind the worse one, until the interval is a percent wide.",
  ],
  tests: [
    { name: "one direction, a constant rate", points: 2, calls: () => [[held(20), valley(1)]], judge: nearBest },
    {
      name: "a line needs another peak than a constant",
      points: 2,
      calls: () => [
        [held(60), valley(20)],
        [line(60), valley(20)],
      ],
      judge: nearBest,
    },
    {
      name: "a longer run wants a lower peak",
      points: 2,
      calls: () => [
        [line(30), valley(20)],
        [line(120), valley(20)],
      ],
      judge: nearBest,
    },
    {
      name: "curvatures four times as large want a quarter of the peak",
      points: 1,
      calls: () => [
        [cooled(50), (valley(12) as unknown as Direction[]).map(({ h, sigma2, theta0 }) => ({ h: 4 * h, sigma2: 4 * sigma2, theta0 }))],
      ],
      judge: nearBest,
    },
    {
      name: "random spectra, three shapes",
      points: 3,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("spectra");
        return [held(40), line(40), cooled(40)].map((factors) => [
          factors,
          Array.from({ length: 8 }, () => ({
            h: (5 + random.int(95)) / 100,
            sigma2: (1 + random.int(99)) / 100,
            theta0: (50 + random.int(150)) / 100,
          })),
        ]);
      },
      judge: nearBest,
    },
  ],
};

export default exercise;
