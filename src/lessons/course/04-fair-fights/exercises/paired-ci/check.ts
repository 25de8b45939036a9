import { rng } from "../../../../../engine/rng.js";
import { studentTQuantile } from "../../../../../stats/studentT.js";
import type { Exercise, ExerciseTest, Outcome, Plain } from "../../../../exercise.js";
import { callText, gave, near, passed, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** Which way the difference goes. */
  readonly sign: "a − b" | "b − a";
  /** The results as two lists, or as one list of pairs. */
  readonly takes: "lists" | "pairs";
  /** The mean with both ends of the interval, or with its half width. */
  readonly gives: "ends" | "margin";
  /** What the answer calls its numbers: the mean, then both ends, or the half width. */
  readonly names: readonly string[];
}

const printed: Convention = { entry: "pairedCI", sign: "a − b", takes: "lists", gives: "ends", names: ["mean", "lo", "hi"] };

type Answer = Readonly<Record<string, number>>;
type Results = readonly [a: readonly number[], b: readonly number[], t: number];

/** From two lists and Student's factor to the arguments, and back. */
function written({ takes }: Convention) {
  return {
    write: ([a, b, t]: Results): Plain[] => (takes === "lists" ? [a, b, t] : [a.map((value, i) => [value, b[i]]), t]),
    read: (args: readonly Plain[]): Results => {
      if (takes === "lists") return args as unknown as Results;
      const [pairs, t] = args as unknown as [readonly (readonly [number, number])[], number];
      return [pairs.map(([a]) => a), pairs.map(([, b]) => b), t];
    },
  };
}

/** The right answer, by sums of squares rather than by deviations. */
export function expectedFor(convention: Convention): (...args: readonly Plain[]) => Answer {
  const { sign, gives, names } = convention;
  const [middle, low, high] = names as [string, string, string]; // with a margin there is no third
  const { read } = written(convention);
  return (...args) => {
    const [a, b, t] = read(args);
    const n = a.length;
    const differences = a.map((value, i) => (sign === "a − b" ? value - (b[i] as number) : (b[i] as number) - value)); // pairs
    const mean = differences.reduce((sum, d) => sum + d, 0) / n;
    const spread = differences.reduce((sum, d) => sum + (d - mean) * (d - mean), 0);
    const margin = n === 1 ? Number.POSITIVE_INFINITY : t * Math.sqrt(spread / (n * (n - 1)));
    return gives === "ends" ? { [middle]: mean, [low]: mean - margin, [high]: mean + margin } : { [middle]: mean, [low]: margin };
  };
}

const close = (a: number, b: number): boolean => near(a, b, 1e-9) || Math.abs(a - b) < 1e-12;

const t = (n: number): number => studentTQuantile(0.975, n - 1);

/** Accuracies that share what a seed brings, so that pairing matters. */
function results(seed: number, n: number): Results {
  const random = rng(seed);
  const shared = Array.from({ length: n }, () => 80 + 3 * random.normal());
  return [shared.map((x) => x + 1 + 0.5 * random.normal()), shared.map((x) => x + 0.5 * random.normal()), n === 1 ? 12 : t(n)];
}

/** Exercise (a): a mean difference with its interval. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, sign, gives, names } = convention;
  const [middle, low, high] = names as [string, string, string]; // with a margin there is no third
  const { write } = written(convention);
  const expected = expectedFor(convention);
  const shape = `{ ${names.join(", ")} } with ${gives === "ends" ? "three" : "two"} numbers`;

  function read(outcome: Outcome | undefined): Answer | null {
    const value = outcome?.ok ? (outcome.value as Readonly<Record<string, Plain>> | null) : null;
    if (typeof value !== "object" || value === null) return null;
    return names.every((name) => typeof value[name] === "number" && !Number.isNaN(value[name])) ? (value as Answer) : null;
  }

  const judged =
    (hint: string, which = names): ExerciseTest["judge"] =>
    (outcomes, calls) => {
      for (const [i, args] of calls.entries()) {
        const right = expected(...args);
        const answer = read(outcomes[i]);
        if (!answer) return wrong(`${callText(entry, args)} must be ${shape}, ${gave(outcomes[i])}.`);
        const said = (of: Answer, name: string): number => of[name] as number; // both have all names
        const off = which.find((name) => !close(said(answer, name), said(right, name)));
        if (off)
          return wrong(
            `${callText(entry, args)}: ${off} must be ${Number(said(right, off).toPrecision(6))}, got ${Number(said(answer, off).toPrecision(6))}. ${hint}`,
          );
      }
      return passed(`${calls.length} ${calls.length === 1 ? "interval" : "intervals"} right.`);
    };

  /** Whether the ends, or the half width, are as they must be for the same results the other way around. */
  function mirrored(one: Answer, other: Answer): boolean {
    const [a, b] = [one, other].map((of) => names.map((name) => of[name] as number)) as [number[], number[]];
    const pairs =
      gives === "ends"
        ? [
            [a[0], b[0]],
            [a[1], b[2]],
            [a[2], b[1]],
          ]
        : [
            [a[0], b[0]],
            [a[1], -(b[1] as number)],
          ];
    return pairs.every(([x, y]) => close(x as number, -(y as number)));
  }
  const lies = ({ [middle]: mean, [low]: first, [high]: last }: Answer): boolean =>
    gives === "ends" ? (first as number) < (mean as number) && (mean as number) < (last as number) : (first as number) > 0;

  const [first, second] = sign.split(" − ") as [string, string];
  const open = gives === "ends" ? "the ends are `-Infinity` and `Infinity`" : "the margin is `Infinity`";
  const signs = sign === "a − b" ? "1, 2, 3" : "−1, −2, −3";
  return {
    entry,
    hints: [
      `Everything happens to the differences $${first}_i - ${second}_i$. Once you have them, forget $a$ and $b$.`,
      "The standard deviation of the differences divides by $n - 1$; that of their mean divides once more, by $\\sqrt n$.",
      `\`margin = t * deviation / Math.sqrt(n)\`. With one pair nothing is known of the spread: ${open}.`,
    ],
    tests: [
      {
        name: "the mean of the differences",
        points: 1,
        calls: () => [write([[3, 5, 4], [2, 3, 1], 4.303]), write([[1, 1], [2, 4], 12.706])],
        judge: judged(`It is the mean of ${sign}, pair by pair.`, [middle]),
      },
      {
        name: "three pairs worked by hand",
        points: 2,
        calls: () => [write([[3, 5, 4], [2, 3, 1], 4.303])],
        judge: judged(`The differences are ${signs}: their standard deviation is 1, and the margin 4.303 · 1/√3.`),
      },
      {
        name: "seeds that differ much, and share it",
        points: 2,
        hidden: true,
        calls: (seed) => [write(results(seed, 6)), write(results(seed + 1, 24))],
        judge: judged("The spread is that of the differences, not of the results."),
      },
      {
        name: "swapping a and b changes the signs",
        points: 1,
        hidden: true,
        calls: (seed) => {
          const [a, b, factor] = results(seed + 2, 8);
          return [write([a, b, factor]), write([b, a, factor])];
        },
        judge: (outcomes) => {
          const [one, other] = outcomes.map(read);
          if (!one || !other) return wrong(`It must return ${shape}, ${gave(outcomes[0])}.`);
          if (!lies(one))
            return wrong(gives === "ends" ? `${low} must lie below the ${middle}, and ${high} above it.` : `${low} must be above 0.`);
          return mirrored(one, other)
            ? passed("The interval is mirrored.")
            : wrong(
                gives === "ends"
                  ? `${second} − ${first} must have the mirrored interval: ${low} becomes −${high}.`
                  : `${second} − ${first} must have the mean of the other sign, and the same ${low}.`,
              );
        },
      },
      {
        name: "one pair says nothing about the spread",
        points: 1,
        calls: () => [write([[91.3], [87], 12])],
        judge: judged("With a single difference no spread can be seen, so the interval has no ends."),
      },
    ],
  };
}

export default exerciseFor(printed);
