import { rng } from "../../../../../engine/rng.js";
import { warmRestarts } from "../../../../../schedules/families/warmRestarts.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** Whether each cycle is `g` times as long as the one before it, or longer by `g`. */
  readonly grows: "times" | "plus";
  /** What is returned: the updates to make, how many cycles they are, or how many updates are left over. */
  readonly gives: "updates" | "cycles" | "rest";
}

const printed: Convention = { entry: "lastCycleEnd", grows: "times", gives: "updates" };

/** The right answer. The end of cycles that are times as long, by the library's schedule: its last restart is where its rate rises. */
export function expectedFor({ grows, gives }: Convention): (...args: readonly Plain[]) => number {
  return (...args) => {
    const [budget, c, g] = args as readonly [number, number, number];
    let [end, cycles] = [0, 0];
    for (let length = c; end + length <= budget; length = grows === "times" ? length * g : length + g) {
      end += length;
      cycles++;
    }
    if (grows === "times") {
      const lr = warmRestarts({ baseLr: 1, cycleSteps: c, growth: g, shape: "linear" });
      for (end = budget; end > 0 && lr(end) < 1; ) end--;
    }
    return { updates: end, cycles, rest: budget - end }[gives];
  };
}

/** When to stop a run with restarts. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, grows } = convention;
  const expected = expectedFor(convention);
  const times = grows === "times";

  return {
    entry,
    tests: [
      {
        name: times ? "cycles that double" : "cycles that grow",
        points: 2,
        calls: () => [
          [100, 10, 2],
          [300, 10, 2],
        ],
        judge: sameAs({
          entry,
          expected,
          hint: times
            ? "The cycles have c, c·g, c·g² … updates; their ends are the sums 10, 30, 70, 150 …"
            : "The cycles have c, c + g, c + 2g … updates; their ends are the sums 10, 22, 36, 52 …",
        }),
      },
      {
        name: times ? "cycles that stay as long as they are" : "cycles that grow slowly",
        points: 1,
        calls: () => [
          [100, 30, 1],
          [64, 8, 1],
        ],
        judge: sameAs({
          entry,
          expected,
          hint: times
            ? "With g = 1 a formula with g − 1 below the line divides by zero. The cycles end at c, 2c, 3c …"
            : "Every cycle has one update more than the one before it.",
        }),
      },
      {
        name: "a budget that ends with a cycle",
        points: 1,
        calls: () =>
          times
            ? [
                [70, 10, 2],
                [60, 4, 2],
                [121, 1, 3],
                [111, 1, 10],
              ]
            : [
                [22, 10, 2],
                [18, 4, 2],
                [35, 1, 3],
              ],
        judge: sameAs({
          entry,
          expected,
          hint: `The budget itself counts.${times ? " If you took logarithms: log(1000)/log(10) is 2.9999999999999996. Count whole numbers instead." : ""}`,
        }),
      },
      {
        name: "not even one cycle",
        points: 1,
        calls: () => [
          [9, 10, 2],
          [29, 30, 1],
        ],
        judge: sameAs({
          entry,
          expected,
          hint:
            convention.gives === "rest"
              ? "Without a finished cycle all of the budget is left."
              : "Without a finished cycle the answer is 0.",
        }),
      },
      {
        name: "random budgets",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("budgets");
          return Array.from({ length: 40 }, () => [1 + random.int(3000), 1 + random.int(40), 1 + random.int(4)]);
        },
        judge: sameAs({ entry, expected, hint: "Add up the cycles one by one for as long as they fit." }),
      },
    ],
  };
}

export default exerciseFor(printed);
