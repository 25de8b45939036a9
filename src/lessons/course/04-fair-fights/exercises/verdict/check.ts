import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  readonly words: readonly [better: string, worse: string, equal: string, open: string];
  /** Which way is better, as with an accuracy or as with a loss. */
  readonly good: "high" | "low";
  /** Whether an end that touches the smallest difference lies beyond it. */
  readonly touching: "within" | "beyond";
  /** The interval as an object with its ends, or as a list of them. */
  readonly takes: "ends" | "list";
}

const printed: Convention = {
  entry: "verdictOf",
  words: ["better", "worse", "equal", "cannot tell"],
  good: "high",
  touching: "within",
  takes: "ends",
};

/** The right answer. */
export function expectedFor({ words, good, touching, takes }: Convention): (...args: readonly Plain[]) => string {
  const [better, worse, equal, open] = words;
  return (ci, smallest) => {
    const { lo, hi } = ci as { readonly lo: number; readonly hi: number };
    const [low, high] = takes === "ends" ? [lo, hi] : (ci as readonly [number, number]);
    const beyond = (end: number): boolean => (touching === "within" ? end > Number(smallest) : end >= Number(smallest));
    if (beyond(low)) return good === "high" ? better : worse;
    if (beyond(-high)) return good === "high" ? worse : better;
    return beyond(-low) || beyond(high) ? open : equal;
  };
}

/** Random intervals of all widths, and a random smallest difference. */
function intervals(seed: number): [lo: number, hi: number, smallest: number][] {
  const random = rng(seed);
  return Array.from({ length: 60 }, () => {
    const [middle, half] = [2 * random.normal(), 2 * random.next() ** 2];
    return [middle - half, middle + half, random.next()];
  });
}

const capital = (word: string): string => `${word[0]?.toUpperCase()}${word.slice(1)}`;

/** Exercise (b): what one may say. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, words, good, touching, takes } = convention;
  const [better, worse, equal, open] = words;
  const expected = expectedFor(convention);
  const call = (lo: number, hi: number, smallest: number): Plain[] => [takes === "ends" ? { lo, hi } : [lo, hi], smallest];
  const side = good === "high" ? "right" : "left";
  return {
    entry,
    hints: [
      "Draw a line with three points: minus the smallest difference, 0 and the smallest difference. Lay the interval on it.",
      `“${capital(better)}” needs the *whole* interval beyond the point on the ${side}. “${capital(equal)}” needs the whole interval between the two points.`,
      `Ask for “${better}”, then “${worse}”, then “${equal}”. Whatever is left over is “${open}”.`,
    ],
    tests: [
      {
        name: "clear of the smallest difference",
        points: 2,
        calls: () => [
          call(0.7, 1.7, 0.5),
          call(-1.7, -0.7, 0.5),
          ...(touching === "within" ? [] : [call(0.5, 1.7, 0.5), call(-1.7, -0.5, 0.5)]),
        ],
        judge: sameAs({
          entry,
          expected,
          hint:
            touching === "within"
              ? "The whole interval lies beyond the smallest difference."
              : "The whole interval lies beyond the smallest difference, or touches it.",
        }),
      },
      {
        name: "above zero is not yet worth having",
        points: 2,
        calls: () => [call(0.1, 1.3, 0.5), call(-1.3, -0.1, 0.5)],
        judge: sameAs({
          entry,
          expected,
          hint: "It differs from zero, but by less than what is worth having, or by more: it can be either.",
        }),
      },
      {
        name: "a wide interval around zero is no proof of equality",
        points: 2,
        calls: () => [call(-0.3, 2.1, 0.5), call(-3, 3, 0.5), call(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0.5)],
        judge: sameAs({ entry, expected, hint: "Not seen is not the same as not there." }),
      },
      {
        name: "a narrow interval around zero is one",
        points: 2,
        calls: () => [call(-0.2, 0.3, 0.5), call(0.1, 0.4, 0.5), call(-0.5, 0.5, 0.5)],
        judge: sameAs({
          entry,
          expected,
          hint: `All that the difference may be is smaller than what is worth having. The ends may ${touching === "within" ? "" : "not "}touch it.`,
        }),
      },
      {
        name: "sixty intervals of all widths",
        points: 2,
        hidden: true,
        calls: (seed) => intervals(seed).map(([lo, hi, smallest]) => call(lo, hi, smallest)),
        judge: sameAs({ entry, expected, hint: "Four cases, and the order in which you ask." }),
      },
    ],
  };
}

export default exerciseFor(printed);
