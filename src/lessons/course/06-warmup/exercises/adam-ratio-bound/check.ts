import { rng } from "../../../../../engine/rng.js";
import { adamBound } from "../../../../../optim/adamBound.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** The number of the first update. */
  readonly first: 0 | 1;
  /** Whether both averages are divided by what their weights add up to. */
  readonly corrected: boolean;
  /** The bound, or its square. */
  readonly gives: "bound" | "square";
}

const printed: Convention = { entry: "adamRatioBound", first: 1, corrected: true, gives: "bound" };

/** The right answer. */
export function expectedFor({ first, corrected, gives }: Convention): (...args: readonly Plain[]) => number {
  return (...args) => {
    const [t, beta1, beta2] = args as readonly [number, number, number];
    const updates = t - first + 1;
    const grown = corrected ? 1 : (1 - beta1 ** updates) / Math.sqrt(1 - beta2 ** updates);
    const bound = adamBound({ updates, beta1, beta2 }) * grown;
    return gives === "bound" ? bound : bound * bound;
  };
}

/** |m̂|/√v̂ after these gradients, from the rule itself, or |m|/√v. */
function ratioOf(gradients: readonly number[], beta1: number, beta2: number, corrected: boolean): number {
  let [m, v] = [0, 0];
  for (const g of gradients) {
    m = beta1 * m + (1 - beta1) * g;
    v = beta2 * v + (1 - beta2) * g * g;
  }
  const t = gradients.length;
  return corrected ? Math.abs(m / (1 - beta1 ** t)) / Math.sqrt(v / (1 - beta2 ** t)) : Math.abs(m) / Math.sqrt(v);
}

/** The gradients that make update t longest: each in proportion to what m keeps of it over what v keeps. */
const worst = (t: number, beta1: number, beta2: number): number[] => Array.from({ length: t }, (_, i) => (beta1 / beta2) ** (t - 1 - i));

/** Exercise (a): how long Adam's update can be, whatever the gradients were. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, first, corrected, gives } = convention;
  const expected = expectedFor(convention);
  const at = (updates: number): number => updates - 1 + first;
  const ratio = (gradients: readonly number[], beta1: number, beta2: number): number => {
    const value = ratioOf(gradients, beta1, beta2, corrected);
    return gives === "bound" ? value : value * value;
  };
  const [m, v] = corrected ? ["\\hat m", "\\hat v"] : ["m", "v"];
  const last = first === 1 ? "t - 1" : "t";
  const weight = corrected
    ? `$a = (1 - \\beta_1)\\beta_1^k/(1 - \\beta_1^${first === 1 ? "t" : "{t+1}"})$`
    : "$a = (1 - \\beta_1)\\beta_1^k$";
  const root = gives === "bound" ? "The first root is the bound." : "The square of the first root is the answer.";
  return {
    entry,
    hints: [
      `Write both averages as sums over all gradients so far. Gradient $i$ has the weight $a_i$ in $${m}$, and its square the weight $b_i$ in $${v}$.`,
      `With $k$ updates passed since it was seen, ${weight}, and $b$ is the same with $\\beta_2$. Here $k$ runs from 0 to $${last}$.`,
      `Cauchy and Schwarz: $|\\sum a_i g_i| \\le \\sqrt{\\sum a_i^2/b_i}\\,\\sqrt{\\sum b_i g_i^2}$. ${root}`,
    ],
    tests: [
      {
        name: corrected ? "the first update is one rate long at most" : "the first update",
        points: 1,
        calls: () => [
          [at(1), 0.9, 0.999],
          [at(1), 0.5, 0.9],
          [at(1), 0.99, 0.98],
        ],
        judge: sameAs({
          entry,
          expected,
          hint: corrected
            ? "One gradient has been seen, and both corrected averages give it the weight 1."
            : "One gradient has been seen: m holds 1 − β₁ of it, and v holds 1 − β₂ of its square.",
        }),
      },
      {
        name: "the usual settings",
        points: 2,
        calls: () => [2, 5, 10, 100, 1000].map((updates) => [at(updates), 0.9, 0.999]),
        judge: sameAs({
          entry,
          expected,
          tolerance: 1e-6,
          hint: `Sum a²/b over all gradients seen, both weights ${corrected ? "corrected" : "as they are"}${gives === "bound" ? ", and take the root" : ""}.`,
        }),
      },
      {
        name: "it grows from update to update",
        points: 1,
        calls: () => Array.from({ length: 30 }, (_, i) => [at(i + 1), 0.9, 0.999]),
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
          [at(10), 0, 0.999],
          [at(50), 0.8, 0.98],
          [at(20), 0.9, 0.81],
          [at(100), 0.95, 0.95],
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
          return Array.from({ length: 12 }, () => [at(1 + random.int(60)), 0.5 + 0.45 * random.next(), 0.95 + 0.049 * random.next()]);
        },
        judge: (outcomes, calls) => {
          const { normal } = rng(7);
          for (const [i, args] of calls.entries()) {
            const [t, beta1, beta2] = args as [number, number, number];
            const value = numberOf(outcomes[i]);
            const updates = t - first + 1;
            const reached = ratio(worst(updates, beta1, beta2), beta1, beta2);
            if (value === null || !near(value, reached, 1e-6))
              return wrong(`${callText(entry, args)} must be ${reached}, which some gradients reach, ${gave(outcomes[i])}.`);
            for (let trial = 0; trial < 20; trial++) {
              const tried = ratio(Array.from({ length: updates }, normal), beta1, beta2);
              if (tried > value * (1 + 1e-9)) return wrong(`${callText(entry, args)} must be a bound, and some gradients give ${tried}.`);
            }
          }
          return passed("Random gradients stay below, the worst ones reach it.");
        },
      },
    ],
  };
}

export default exerciseFor(printed);
