import { rng } from "../../../../../engine/rng.js";
import { warmRestarts } from "../../../../../schedules/families/warmRestarts.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "lastCycleEnd";

/** By the library's schedule: a restart is where its rate rises, and the last of them is the answer. */
function expected(...args: readonly Plain[]): number {
  const [budget, c, g] = args as readonly [number, number, number];
  const lr = warmRestarts({ baseLr: 1, cycleSteps: c, growth: g, shape: "linear" });
  let t = budget;
  while (t > 0 && lr(t) < 1) t--;
  return t;
}

/** When to stop a run with restarts. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "cycles that double",
      points: 2,
      calls: () => [
        [100, 10, 2],
        [300, 10, 2],
      ],
      judge: sameAs({ entry, expected, hint: "The cycles have c, c·g, c·g² … updates; their ends are the sums 10, 30, 70, 150 …" }),
    },
    {
      name: "cycles that stay as long as they are",
      points: 1,
      calls: () => [
        [100, 30, 1],
        [64, 8, 1],
      ],
      judge: sameAs({
        entry,
        expected,
        hint: "With g = 1 a formula with g − 1 below the line divides by zero. The cycles end at c, 2c, 3c …",
      }),
    },
    {
      name: "a budget that ends with a cycle",
      points: 1,
      calls: () => [
        [70, 10, 2],
        [60, 4, 2],
        [121, 1, 3],
        [111, 1, 10],
      ],
      judge: sameAs({
        entry,
        expected,
        hint: "The budget itself counts. If you took logarithms: log(1000)/log(10) is 2.9999999999999996. Count whole numbers instead.",
      }),
    },
    {
      name: "not even one cycle",
      points: 1,
      calls: () => [
        [9, 10, 2],
        [29, 30, 1],
      ],
      judge: sameAs({ entry, expected, hint: "Without a finished cycle the answer is 0." }),
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

export default exercise;
