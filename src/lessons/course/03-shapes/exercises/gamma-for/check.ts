import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, finiteOf, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How it calls the end and the length. */
  readonly names: readonly [endRatio: string, T: string];
  /** The end: the part that is left, the percentage that is left, or how many times as low the rate is. */
  readonly end: "ratio" | "percent" | "times";
  /** The length: how many updates change the rate, or how many rates there are, the first one included. */
  readonly length: "updates" | "rates";
  /** What an update multiplies the rate by, or what it divides it by. */
  readonly gives: "factor" | "divisor";
}

const printed: Convention = { entry: "gammaFor", names: ["endRatio", "T"], end: "ratio", length: "updates", gives: "factor" };

/** From the part that is left and the updates that change the rate to the arguments, and back. */
function written({ end, length }: Convention) {
  const more = length === "updates" ? 0 : 1;
  return {
    write: (ratio: number, T: number): number[] => [{ ratio, percent: 100 * ratio, times: 1 / ratio }[end], T + more],
    read: (args: readonly Plain[]): { ratio: number; T: number } => {
      const [given, T] = args as readonly [number, number];
      return { ratio: { ratio: given, percent: given / 100, times: 1 / given }[end], T: T - more };
    },
  };
}

/** The right answer. */
export function expectedFor(convention: Convention): (...args: readonly Plain[]) => number {
  const { read } = written(convention);
  return (...args) => {
    const { ratio, T } = read(args);
    return ratio ** ((convention.gives === "factor" ? 1 : -1) / T);
  };
}

const drawn = (seed: number, label: string, count: number): (readonly [ratio: number, T: number])[] => {
  const random = rng(seed).split(label);
  return Array.from({ length: count }, () => [(1 + random.int(998)) / 1000, 2 + random.int(999)] as const);
};

/** Exercise (b): the decay factor that ends where you want. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, names, end, length, gives } = convention;
  const { write, read } = written(convention);
  const expected = expectedFor(convention);
  const left = { ratio: names[0], percent: `${names[0]} / 100`, times: `1 / ${names[0]}` }[end];
  const T = length === "updates" ? names[1] : `${names[1]} - 1`;
  const power = T.includes(" ") ? `(${T})` : T;
  const exponent = gives === "divisor" ? `{-${power}}` : T === power ? T : `{${T}}`;
  const factor = gives === "factor" ? "γ" : "1/γ";
  return {
    entry,
    hints: [
      `Each update ${gives === "factor" ? "multiplies" : "divides"} the rate by $\\gamma$. What has it been ${gives === "factor" ? "multiplied" : "divided"} by after $${T}$ updates?`,
      `After $${T}$ updates $\\gamma^${exponent}$ of the rate is left, and that must be \`${left}\`. Solve for $\\gamma$.`,
      `The $${power}$-th root is a power too: \`x ** (1 / ${power})\`.`,
    ],
    tests: [
      {
        name: "small cases by hand",
        points: 1,
        calls: () => [write(0.5, 1), write(0.25, 2), write(0.001, 3)],
        judge: sameAs({ entry, expected, hint: `Multiply ${factor} by itself, ${T} factors in all: the product must be ${left}.` }),
      },
      {
        name: convention === printed ? "γ to the power T is endRatio, to 12 digits" : "the round trip closes to 12 digits",
        points: 2,
        calls: (seed) => drawn(seed, "round trip", 30).map(([ratio, T]) => write(ratio, T)),
        judge: (outcomes, calls) => {
          for (const [i, args] of calls.entries()) {
            const { ratio, T } = read(args);
            const value = numberOf(outcomes[i]);
            if (value === null) return wrong(`${callText(entry, args)} must be a number, ${gave(outcomes[i])}.`);
            const end = value ** (gives === "factor" ? T : -T);
            if (!near(end, ratio, 1e-12))
              return wrong(
                `${callText(entry, args)}: ${gave(outcomes[i])}. To the power ${gives === "factor" ? T : -T} that is ${formatNumber(end, 9)}, not ${formatNumber(ratio, 9)}.`,
              );
          }
          return passed("30 round trips close.");
        },
      },
      {
        name: end === "ratio" ? "an end ratio of 1 leaves the rate alone" : "to end where it began leaves the rate alone",
        points: 1,
        calls: () => [write(1, 1), write(1, 200)],
        judge: sameAs({
          entry,
          expected,
          hint: `To end where it began, the rate is ${gives === "factor" ? "multiplied" : "divided"} by 1.`,
        }),
      },
      {
        name:
          end === "ratio"
            ? "twice the run to the square of the ratio: the same γ"
            : "twice the updates to the square of what is left: the same γ",
        points: 1,
        hidden: true,
        calls: (seed) => drawn(seed, "twice", 20).flatMap(([ratio, T]) => [write(ratio, T), write(ratio * ratio, 2 * T)]),
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
}

export default exerciseFor(printed);
