import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How many classes there are to guess among. */
  readonly classes: number;
  /** What stands for a run that is right about everything. */
  readonly whole: 100 | 1;
  /** Whether what is returned is above 0 for an attempt that is behind, or for one that is ahead. */
  readonly gives: "behind" | "ahead";
}

const printed: Convention = { entry: "regret", classes: 10, whole: 100, gives: "behind" };

/** The right answer. */
export function expectedFor({ classes, whole, gives }: Convention): (...args: readonly Plain[]) => number {
  return (mine, reference) => {
    const [own, other] = [mine as readonly (number | null)[], reference as readonly number[]];
    // as long as each other
    const behind = own.reduce((sum: number, accuracy, i) => sum + (other[i] as number) - (accuracy ?? whole / classes), 0) / own.length;
    return gives === "behind" ? behind : -behind;
  };
}

type Pair = [mine: readonly (number | null)[], reference: readonly number[]];

/** Five to nine paired accuracies, some runs of the attempt lost. */
function attempts(seed: number): Pair[] {
  const random = rng(seed);
  return Array.from({ length: 12 }, (_, i) => {
    const reference = Array.from({ length: 5 + (i % 5) }, () => 88 + 3 * random.normal());
    return [reference.map((one) => (random.next() < 0.15 ? null : one - 4 + 3 * random.normal())), reference];
  });
}

/** Exercise (a): how far an attempt stays behind. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, classes, whole, gives } = convention;
  const expected = expectedFor(convention);
  /** From accuracies in per cent to the arguments. */
  const written = (pairs: readonly Pair[]): Plain[][] =>
    pairs.map((pair) => pair.map((list) => list.map((one) => (one === null ? null : (one * whole) / 100))));
  const guess = whole / classes;
  const behind = gives === "behind";
  const [first, second] = behind ? ["reference", "attempt"] : ["attempt", "reference"];
  return {
    entry,
    hints: [
      `First decide which way round: ${convention === printed ? "a regret of 3 says that the attempt is 3 points behind" : `above 0 says that the attempt is ${gives}`}.`,
      "A run that is `null` still happened. Give it the accuracy of guessing, and keep it in the mean.",
      `\`const score = one ?? ${guess}\` for each run, then the mean of \`${behind ? "reference[i] - score" : "score - reference[i]"}\`. Nothing is cut off at 0.`,
    ],
    tests: [
      {
        name: "two attempts, worked by hand",
        points: 2,
        calls: () =>
          written([
            [
              [80, 84, 88],
              [90, 90, 90],
            ],
            [
              [70, 71],
              [72, 75],
            ],
          ]),
        judge: sameAs({ entry, expected, hint: `It is the mean of the ${first} minus the mean of the ${second}.` }),
      },
      {
        name: "an attempt that beats the reference",
        points: 1,
        calls: () =>
          written([
            [
              [91, 92],
              [90, 90],
            ],
          ]),
        judge: sameAs({
          entry,
          expected,
          hint: `Then the ${convention === printed ? "regret" : "answer"} lies ${behind ? "below" : "above"} 0: the reference was only the best of what was tried.`,
        }),
      },
      {
        name: "a run that left the numbers",
        points: 2,
        calls: () =>
          written([
            [
              [90, null],
              [90, 90],
            ],
            [
              [null, null],
              [90, 88],
            ],
          ]),
        judge: sameAs({
          entry,
          expected,
          hint: `A run without numbers counts as guessing among ${classes === 10 ? "ten" : classes}: ${whole === 100 ? `${guess} %` : guess}. Leaving it out would reward it.`,
        }),
      },
      {
        name: "twelve attempts",
        points: 2,
        hidden: true,
        calls: (seed) => written(attempts(seed)),
        judge: sameAs({
          entry,
          expected,
          hint: `${behind ? "Reference minus attempt" : "Attempt minus reference"}, lost runs at ${guess}, divided by all runs.`,
        }),
      },
    ],
  };
}

export default exerciseFor(printed);
