import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import type { Exercise, Outcome, Plain } from "../../../../exercise.js";
import { gave, numberOf, passed, sameAs, wrong } from "../../../../judge.js";
import { noiseScale } from "./solution.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What the first index counts: the gradients, or the parameters; the second counts the other. */
  readonly outer: "gradients" | "parameters";
  /** What a gradient is of: one example, or the mean over a batch, whose size is a second argument. */
  readonly of: "example" | "batch";
  /** The noise over the signal, or the signal over the noise. */
  readonly gives: "noise" | "signal";
}

const printed: Convention = { entry: "noiseScale", outer: "gradients", of: "example", gives: "noise" };

/** The same lists with the two indices exchanged. */
const flipped = (lists: readonly (readonly number[])[]): number[][] =>
  (lists[0] ?? []).map((_, j) => lists.map((list) => list[j] as number)); // they are equally long

/** The right answer. */
export function expectedFor({ outer, of, gives }: Convention): (...args: readonly Plain[]) => number {
  return (given, batch) => {
    const lists = given as readonly (readonly number[])[];
    const scale =
      noiseScale(outer === "gradients" ? lists.map((list) => [...list]) : flipped(lists)) * (of === "example" ? 1 : (batch as number));
    return gives === "noise" ? scale : 1 / scale;
  };
}

/** Gradients of n examples in d directions: the first has mean `signal`, all have noise of deviation `deviation`. */
function drawn(
  seed: number,
  label: string,
  { n, d, signal, deviation }: { n: number; d: number; signal: number; deviation: number },
): number[][] {
  const { normal } = rng(seed).split(label);
  return Array.from({ length: n }, () => Array.from({ length: d }, (_, j) => Math.fround((j === 0 ? signal : 0) + deviation * normal())));
}

/** Exercise (b): how noisy a gradient is, without a bias. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, outer, of, gives } = convention;
  const expected = expectedFor(convention);
  const [single, noise] = [of === "example", gives === "noise"];
  const call = (gradients: readonly (readonly number[])[], batch = 8): Plain[] => {
    const lists = outer === "gradients" ? gradients : flipped(gradients);
    return single ? [lists] : [lists, batch];
  };
  /** The noise scale that an answer stands for, in gradients. */
  const scaleOf = (outcome: Outcome | undefined): number | null => {
    const value = numberOf(outcome);
    if (value === null) return null;
    return (noise ? value : 1 / value) / (single ? 1 : 8);
  };
  const whole = noise ? "tr Σ/|G|²" : "|G|²/tr Σ";

  return {
    entry,
    hints: [
      `Two numbers are wanted: $\\mathrm{tr}\\,\\Sigma$, the variances summed over all parameters${single ? "" : ", of single examples"}, and $|G|^2$, the squared length of the true mean gradient.`,
      single
        ? "A variance from $n$ examples is divided by $n - 1$, because the mean was computed from the same examples."
        : "A variance from $n$ gradients is divided by $n - 1$, because the mean was computed from the same gradients. A single example varies `batch` times as much as a mean over `batch`.",
      `The mean of $n$ noisy gradients is too long: its expected squared length is $|G|^2 + \\mathrm{tr}\\,\\Sigma/n$. Take the second part off before you divide.${single ? "" : " Here $\\Sigma$ is that of the gradients."}`,
    ],
    tests: [
      {
        name: single ? "two examples, worked by hand" : "two gradients, worked by hand",
        points: 2,
        calls: () => [
          call([[2], [4]]),
          call([
            [3, 1],
            [3, -1],
          ]),
        ],
        judge: sameAs({
          entry,
          expected,
          hint: `For 2 and 4 the mean is 3 and tr Σ is 2, divided by n − 1. Then |G|² = 9 − 2/2 = 8, and ${single && noise ? "the scale is a quarter" : `${whole} is ${noise ? 0.25 : 4}${single ? "" : " in gradients"}`}.`,
        }),
      },
      {
        name: noise ? "no noise: 0 examples are enough" : "no noise: Infinity",
        points: 1,
        calls: () => [
          call([
            [1, 2],
            [1, 2],
            [1, 2],
          ]),
        ],
        judge: sameAs({
          entry,
          expected,
          hint: `Where all gradients are equal, tr Σ is 0${noise ? "" : ", and nothing hides the signal"}.`,
        }),
      },
      {
        name: noise ? "no signal to be told from the noise: Infinity" : "no signal to be told from the noise: 0",
        points: 1,
        calls: () => [
          call([[1], [-1]]),
          call([
            [0.5, 1],
            [-0.25, -1],
            [0.1, 0],
          ]),
        ],
        judge: sameAs({
          entry,
          expected,
          hint: noise
            ? "|G|² comes out at 0 or below it. No batch is known to be large enough."
            : "|G|² comes out at 0 or below it. Nothing is known of the signal.",
        }),
      },
      {
        name: `gradients in other units, the same ${noise ? "scale" : "ratio"}`,
        points: 1,
        calls: (seed) => {
          const gradients = drawn(seed, "units", { n: 12, d: 3, signal: 2, deviation: 1 });
          return [call(gradients), call(gradients.map((g) => g.map((x) => 1024 * x)))];
        },
        judge: sameAs({ entry, expected, hint: "It is a ratio of two squares. A factor on all gradients cancels." }),
      },
      {
        name: "many examples: near the true ratio",
        points: 2,
        hidden: true,
        calls: (seed) => [0, 1, 2].map((i) => call(drawn(seed, `truth ${i}`, { n: 800, d: 5, signal: 1, deviation: 1 }))),
        judge: (outcomes) => {
          for (const outcome of outcomes) {
            const scale = scaleOf(outcome);
            if (scale === null || !(Math.abs(scale - 5) <= 1.5))
              return wrong(
                `With noise of variance 1 in each of 5 directions and a mean gradient of length 1 ${single && noise ? "the scale" : `${whole} of the gradients`} is ${noise ? 5 : 0.2}: ${gave(outcome)}.${single ? "" : " With batches of 8 a single example is 8 times as noisy."}`,
              );
          }
          return passed("Three times near 5.");
        },
      },
      {
        name: "few examples: no bias, over 300 draws",
        points: 2,
        hidden: true,
        calls: (seed) => Array.from({ length: 300 }, (_, i) => call(drawn(seed, `few ${i}`, { n: 4, d: 6, signal: 3, deviation: 1 }))),
        judge: (outcomes, calls) => {
          // a ratio of unbiased parts is nearly unbiased in its inverse: |G|²/tr Σ
          const inverses = outcomes.map((outcome, i) => {
            const scale = scaleOf(outcome);
            return {
              given: scale === null || scale === 0 ? Number.NaN : 1 / scale,
              right: 1 / (scaleOf({ ok: true, value: expected(...(calls[i] ?? [])) }) as number),
            };
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
}

export default exerciseFor(printed);
