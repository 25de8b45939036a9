import { rng } from "../../../../../engine/rng.js";
import { swaAnneal } from "../../../../../schedules/families/swaAnneal.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** The first epoch that is averaged: the one after start, or start itself. */
  readonly from: "after" | "start";
  /** When SWALR makes its step: after the epoch's model is averaged, or before the epoch is trained. */
  readonly steps: "after" | "before";
  /** Which counts are told: of all models, of those trained at the constant, of those trained on the way to it. */
  readonly tells: "all, arrived" | "all, on the way" | "arrived, on the way";
}

const printed: Convention = { entry: "atTheConstant", from: "after", steps: "after", tells: "all, arrived" };

/** The loop itself, epoch by epoch, with a count of the calls of SWALR's step. */
export const expectedFor =
  ({ from, steps, tells }: Convention) =>
  (...args: readonly Plain[]): number[] => {
    const [epochs, swaStart, annealSteps] = args as readonly [number, number, number];
    const way = swaAnneal({ baseLr: 0, swaLr: 1, annealSteps, shape: "linear" });
    let [models, arrived, swaSteps] = [0, 0, 0];
    for (let epoch = 0; epoch < epochs; epoch++) {
      if (from === "after" ? epoch <= swaStart : epoch < swaStart) continue;
      models++;
      if (steps === "before") swaSteps++;
      if (way(swaSteps) === 1) arrived++;
      if (steps === "after") swaSteps++;
    }
    const onTheWay = models - arrived;
    return { "all, arrived": [models, arrived], "all, on the way": [models, onTheWay], "arrived, on the way": [arrived, onTheWay] }[tells];
  };

/** Counting what a loop averages. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, from, steps } = convention;
  const expected = expectedFor(convention);

  return {
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
          hint: `Epochs ${from === "after" ? "start + 1" : "start"} to the last one are averaged.`,
        }),
      },
      {
        name: "one epoch on the way",
        points: 1,
        calls: () => [[20, 9, 1]],
        judge: sameAs({
          entry,
          expected,
          hint: `The first model of the average was trained ${steps === "after" ? "before" : "after"} SWALR made its first step.`,
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
}

export default exerciseFor(printed);
