import { finalLoss } from "../../../../../engine/finalLoss.js";
import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import type { Exercise, ExerciseTest, Plain } from "../../../../exercise.js";
import { gave, numberOf, passed, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How a direction calls its curvature, its noise and its start. */
  readonly keys: readonly [h: string, noise: string, theta0: string];
  /** The noise of the gradient, as its variance or as its standard deviation. */
  readonly noise: "variance" | "deviation";
  /** What is to be lowest: the loss after the last update, or the mean of the losses after each. */
  readonly aim: "last" | "mean";
  /** Whether the answer is the peak or its decimal logarithm. */
  readonly gives: "peak" | "exponent";
}

const printed: Convention = {
  entry: "optimalPeak",
  keys: ["h", "sigma2", "theta0"],
  noise: "variance",
  aim: "last",
  gives: "peak",
};

interface Direction {
  readonly h: number;
  readonly sigma2: number;
  readonly theta0: number;
}

/** The expected loss that counts, with a rate for each update. */
function lossOf(aim: Convention["aim"], factors: readonly number[], spectrum: readonly Direction[], peak: number): number {
  const rates = factors.map((factor) => factor * peak);
  if (aim === "last") {
    const directions = {
      curvatures: spectrum.map(({ h }) => h),
      noise: spectrum.map(({ sigma2 }) => sigma2),
      start: spectrum.map(({ theta0 }) => theta0),
    };
    return finalLoss(directions, rates);
  }
  let sum = 0;
  for (const { h, sigma2, theta0 } of spectrum) {
    let square = theta0 ** 2;
    for (const rate of rates) {
      square = (1 - rate * h) ** 2 * square + rate ** 2 * sigma2;
      sum += (h * square) / 2;
    }
  }
  return sum / rates.length;
}

/** The best of 1200 peaks, a factor of 1.009 apart: 0.0001 to 4 over the sharpest curvature; every 24th first, as the loss has one valley. */
function best(
  aim: Convention["aim"],
  factors: readonly number[],
  spectrum: readonly Direction[],
): { readonly peak: number; readonly loss: number } {
  const sharpest = Math.max(...spectrum.map(({ h }) => h));
  let found = { i: 0, peak: 0, loss: Number.POSITIVE_INFINITY };
  const search = (from: number, to: number, by: number): void => {
    for (let i = Math.max(0, from); i <= Math.min(1199, to); i += by) {
      const peak = (1e-4 / sharpest) * 40_000 ** (i / 1199);
      const loss = lossOf(aim, factors, spectrum, peak);
      if (loss < found.loss) found = { i, peak, loss };
    }
  };
  search(0, 1199, 24);
  search(found.i - 24, found.i + 24, 1);
  return found;
}

/** The arguments of a call, and what they were written from. */
const write = ({ keys, noise }: Convention, factors: readonly number[], spectrum: readonly Direction[]): Plain[] => {
  const [h, sigma, theta0] = keys;
  return [
    factors,
    spectrum.map((one) => ({ [h]: one.h, [sigma]: noise === "variance" ? one.sigma2 : Math.sqrt(one.sigma2), [theta0]: one.theta0 })),
  ];
};
function read({ keys, noise }: Convention, [factors, spectrum]: readonly Plain[]): [readonly number[], Direction[]] {
  const [hKey, noiseKey, startKey] = keys;
  const directions = (spectrum as readonly Readonly<Record<string, number>>[]).map((one) => ({
    h: one[hKey] as number, // this exercise's own calls: each has all three
    sigma2: noise === "variance" ? (one[noiseKey] as number) : (one[noiseKey] as number) ** 2,
    theta0: one[startKey] as number,
  }));
  return [factors as readonly number[], directions];
}

/** The right answer. */
export const expectedFor =
  (convention: Convention) =>
  (...args: readonly Plain[]): number => {
    const { peak } = best(convention.aim, ...read(convention, args));
    return convention.gives === "peak" ? peak : Math.log10(peak);
  };

const line = (steps: number): number[] => Array.from({ length: steps }, (_, t) => 1 - t / steps);
const held = (steps: number): number[] => Array.from({ length: steps }, () => 1);
const cooled = (steps: number): number[] => Array.from({ length: steps }, (_, t) => Math.min(1, (steps - t) / (0.2 * steps)));
const valley = (count: number, noise = 1): Direction[] =>
  Array.from({ length: count }, (_, i) => ({ h: 1 / (i + 1), sigma2: noise / (i + 1), theta0: 1 }));

/** Exercise (b): the best peak of a shape, found on the exact loss. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, keys, noise, aim, gives } = convention;
  const call = (factors: readonly number[], spectrum: readonly Direction[]): Plain[] => write(convention, factors, spectrum);
  const verb = aim === "last" ? "ends at" : "averages";
  const wanted = gives === "peak" ? "the peak must be a number above 0" : "the answer must be the decimal logarithm of the peak";

  /** Judges peaks by how near they are to the best, and says what the loss is at both. */
  const nearBest: ExerciseTest["judge"] = (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const [shape, directions] = read(convention, args);
      const right = best(aim, shape, directions);
      const value = numberOf(outcomes[i]);
      const peak = value === null || gives === "peak" ? value : 10 ** value;
      const where = `With ${shape.length} updates and ${directions.length} ${directions.length === 1 ? "direction" : "directions"}`;
      if (peak === null || !(peak > 0)) return wrong(`${where} ${wanted}, ${gave(outcomes[i])}.`);
      if (Math.abs(Math.log(peak / right.peak)) > 0.03)
        return wrong(
          `${where} the best peak is ${formatNumber(right.peak)} and ${verb} ${formatNumber(right.loss)}; ${formatNumber(peak)} ${verb} ${formatNumber(lossOf(aim, shape, directions, peak))}. Is every factor multiplied by the peak, and the noise by its square?`,
        );
    }
    return passed(`${calls.length} ${calls.length === 1 ? "peak" : "peaks"} within 3 %.`);
  };

  return {
    entry,
    hints: [
      `Two functions: one that gives the ${aim === "last" ? "expected loss at the end" : "mean of the expected losses after each update"} for a peak, and one that looks for the peak where it is lowest.`,
      `The loss is that of lesson 2: $\\mathbb{E}[\\theta^2] \\leftarrow (1 - \\eta h)^2\\,\\mathbb{E}[\\theta^2] + \\eta^2\\sigma^2$ in each direction, with $\\eta$ the peak times this update's factor.${noise === "variance" ? "" : ` \`${keys[1]}\` is $\\sigma$, not its square.`}`,
      `Search on a log axis, between $10^{-4}$ and 4 over the sharpest curvature. Golden section compares two inner points and drops the end behind the worse one, until the interval is a percent wide.${gives === "peak" ? "" : " Return `Math.log10` of it."}`,
    ],
    tests: [
      { name: "one direction, a constant rate", points: 2, calls: () => [call(held(20), valley(1))], judge: nearBest },
      {
        name: "a line needs another peak than a constant",
        points: 2,
        calls: () => [call(held(60), valley(20)), call(line(60), valley(20))],
        judge: nearBest,
      },
      {
        name: "a longer run wants a lower peak",
        points: 2,
        calls: () => [call(line(30), valley(20)), call(line(120), valley(20))],
        judge: nearBest,
      },
      {
        name: "curvatures four times as large want a quarter of the peak",
        points: 1,
        calls: () => [
          call(
            cooled(50),
            valley(12).map(({ h, sigma2, theta0 }) => ({ h: 4 * h, sigma2: 4 * sigma2, theta0 })),
          ),
        ],
        judge: nearBest,
      },
      {
        name: "random spectra, three shapes",
        points: 3,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("spectra");
          return [held(40), line(40), cooled(40)].map((factors) =>
            call(
              factors,
              Array.from({ length: 8 }, () => ({
                h: (5 + random.int(95)) / 100,
                sigma2: (1 + random.int(99)) / 100,
                theta0: (50 + random.int(150)) / 100,
              })),
            ),
          );
        },
        judge: nearBest,
      },
    ],
  };
}

export default exerciseFor(printed);
