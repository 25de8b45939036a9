import { expectedLoss } from "../../../../../engine/noisyQuadratic.js";
import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

interface Direction {
  readonly h: number;
  readonly sigma2: number;
  readonly theta0: number;
}

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How a direction calls its curvature, its noise and its start. */
  readonly keys: readonly [h: string, noise: string, theta0: string];
  /** The noise of the gradient, as its variance or as its standard deviation. */
  readonly noise: "variance" | "deviation";
  /** Which losses are listed: the one before the first update and those after each, without the first, or without the last. */
  readonly losses: "all" | "after" | "before";
  /** What a loss is: half the sum of hE[θ²], or the whole of it. */
  readonly sum: "half" | "whole";
}

const printed: Convention = { entry: "lossAlong", keys: ["h", "sigma2", "theta0"], noise: "variance", losses: "all", sum: "half" };

/** The right answer. */
export function expectedFor({ keys, noise, losses, sum }: Convention): (...args: readonly Plain[]) => number[] {
  const [hKey, noiseKey, startKey] = keys;
  return (rates, spectrum) => {
    const directions = spectrum as readonly Readonly<Record<string, number>>[];
    const list = (key: string): number[] => directions.map((direction) => direction[key] as number); // each has all three
    const lr = rates as readonly number[];
    const all = expectedLoss({
      curvatures: list(hKey),
      noiseVariances: list(noiseKey).map((value) => (noise === "variance" ? value : value ** 2)),
      start: list(startKey),
      lr,
      steps: lr.length,
    }).map((loss) => (sum === "half" ? loss : 2 * loss));
    return losses === "all" ? all : losses === "after" ? all.slice(1) : all.slice(0, -1);
  };
}

/** Directions with curvature 1, 1/2, 1/3, ..., random noise and a random start. */
function spectrum(seed: number, n: number): Direction[] {
  const random = rng(seed);
  return Array.from({ length: n }, (_, i) => ({ h: 1 / (i + 1), sigma2: random.next(), theta0: random.normal() }));
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
export function exerciseFor(convention: Convention): Exercise {
  const { entry, keys, noise, losses, sum } = convention;
  const [hKey, noiseKey, startKey] = keys;
  const expected = expectedFor(convention);
  const plain = (directions: readonly Direction[]): Plain =>
    directions.map(({ h, sigma2, theta0 }) => ({
      [hKey]: h,
      [noiseKey]: noise === "variance" ? sigma2 : Math.sqrt(sigma2),
      [startKey]: theta0,
    }));
  const half = sum === "half" ? "½" : "";
  const first = {
    all: `a list with one number, ${half}Σhθ₀²`,
    after: "a list without a number",
    before: "a list without a number",
  }[losses];
  return {
    entry,
    hints: [
      convention === printed
        ? "Only one line is wrong. It knows neither the curvature of a direction nor its noise."
        : "Keep $\\mathbb{E}[\\theta^2]$ for each direction, beginning with the square of where it starts.",
      "`map` hands you the place in the list as well: `moments.map((moment, i) => …)`. With it you find `spectrum[i]`.",
      "Along direction $i$ the second moment becomes $(1 - \\eta h_i)^2\\,\\mathbb{E}[\\theta_i^2] + \\eta^2\\sigma_i^2$.",
    ],
    tests: [
      {
        name: losses === "all" ? "before any update: the loss of the start" : "no rates, no losses",
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
        judge: sameAs({ entry, expected, hint: `No rate, no update: ${first}.` }),
      },
      {
        name: "one update without noise",
        points: 1,
        calls: () => [[[0.5], plain([{ h: 1, sigma2: 0, theta0: 2 }])]],
        judge: sameAs({
          entry,
          expected,
          hint: `${losses === "all" ? `Two losses: ${half === "" ? 4 : 2}, then` : losses === "after" ? "One loss, the one after the update:" : "One loss, the one of the start, and not"} ${half === "" ? "" : "½ · "}(½ · 2)². Squares shrink by the factor squared.`,
        }),
      },
      {
        name: "one update with noise",
        points: 1,
        calls: () => [[[0.5], plain([{ h: 1, sigma2: 1, theta0: 2 }])]],
        judge: sameAs({ entry, expected, hint: `The kick adds η²σ² to E[θ²]: ${half === "" ? "" : "½ · "}(1 + 0.25).` }),
      },
      {
        name: "each rate feeds its own update",
        points: 2,
        calls: () => [
          [[1, 0.1, 0.1], plain([{ h: 1, sigma2: 1, theta0: 2 }])],
          [[0.1, 0.1, 1], plain([{ h: 1, sigma2: 1, theta0: 2 }])],
        ],
        judge: sameAs({
          entry,
          expected,
          hint:
            losses === "after"
              ? "The first rate makes the first loss. The order of the rates counts."
              : "The first rate makes the second loss. The order of the rates counts.",
        }),
      },
      ...schedules.map(({ name, rates }, i) => ({
        name: `${name}, 12 directions`,
        points: 1,
        hidden: true as const,
        calls: (seed: number) => [[rates, plain(spectrum(seed + i, 12))]],
        judge: sameAs({ entry, expected, hint: "Every direction has its own curvature and noise." }),
      })),
    ],
  };
}

export default exerciseFor(printed);
