import { rng } from "../../../../../engine/rng.js";
import { swaAnneal } from "../../../../../schedules/families/swaAnneal.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "atTheConstant";

/** The loop itself, epoch by epoch, with a count of the calls of SWALR's step. */
function expected(...args: readonly Plain[]): number[] {
  const [epochs, swaStart, annealSteps] = args as readonly [number, number, number];
  const way = swaAnneal({ baseLr: 0, swaLr: 1, annealSteps, shape: "linear" });
  let [models, arrived, swaSteps] = [0, 0, 0];
  for (let epoch = 0; epoch < epochs; epoch++) {
    if (epoch <= swaStart) continue;
    models++;
    if (way(swaSteps) === 1) arrived++;
    swaSteps++;
  }
  return [models, arrived];
}

/** Counting what a loop averages. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "the documentation's numbers",
      points: 1,
      calls: () => [
        [300, 160, 10],
        [15, 6, 5],
      ],
      judge: sameAs({
        entry,
        expected,
        hint: "Epochs start + 1 to the last one are averaged; the page shows the second case.",
      }),
    },
    {
      name: "one epoch on the way",
      points: 1,
      calls: () => [[20, 9, 1]],
      judge: sameAs({
        entry,
        expected,
        hint: "The first model of the average was trained before SWALR made its first step.",
      }),
    },
    {
      name: "a run that ends on the way",
      points: 1,
      calls: () => [
        [100, 95, 10],
        [20, 15, 4],
      ],
      judge: sameAs({ entry, expected, hint: "A count is never below 0." }),
    },
    {
      name: "a run that ends before it",
      points: 1,
      calls: () => [
        [50, 49, 5],
        [50, 80, 5],
      ],
      judge: sameAs({ entry, expected, hint: "Then nothing is averaged." }),
    },
    {
      name: "random runs",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("runs");
        return Array.from({ length: 50 }, () => [1 + random.int(200), random.int(180), 1 + random.int(30)]);
      },
      judge: sameAs({ entry, expected, hint: "One of the counts is off." }),
    },
  ],
};

export default exercise;
